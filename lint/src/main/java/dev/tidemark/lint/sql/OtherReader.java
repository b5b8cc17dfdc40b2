package dev.tidemark.lint.sql;

import dev.tidemark.lint.sql.Statement.Other;
import java.util.List;
import java.util.Set;

/// Reads statements of which only the kind and the names matter.
final class OtherReader {
    /// What is read no further than to the tables it names.
    private static final Set<List<String>> KNOWN =
            Set.of(
                    List.of("grant"),
                    List.of("revoke"),
                    List.of("comment", "on"),
                    List.of("insert", "into"),
                    List.of("update"),
                    List.of("delete", "from"),
                    List.of("select"),
                    List.of("do"),
                    List.of("set"),
                    List.of("truncate"),
                    List.of("lock"),
                    List.of("vacuum"),
                    List.of("cluster"),
                    List.of("reindex"),
                    List.of("analyze"),
                    List.of("refresh", "materialized", "view"),
                    List.of("create", "trigger"),
                    List.of("create", "policy"),
                    List.of("create", "function"),
                    List.of("create", "procedure"),
                    List.of("create", "view"),
                    List.of("create", "materialized", "view"),
                    List.of("create", "sequence"),
                    List.of("create", "type"),
                    List.of("create", "domain"),
                    List.of("create", "statistics"),
                    List.of("create", "schema"),
                    List.of("create", "role"),
                    List.of("alter"));

    /// Kinds whose first name is what they make or change.
    private static final Set<String> NAMED_FIRST =
            Set.of(
                    "insert into",
                    "update",
                    "delete from",
                    "create function",
                    "create procedure",
                    "create view",
                    "create materialized view",
                    "create sequence",
                    "create type",
                    "create domain",
                    "truncate",
                    "lock",
                    "cluster",
                    "reindex",
                    "refresh materialized view");

    /// Kinds that name their tables after `on`.
    private static final Set<String> NAMED_AFTER_ON = Set.of("grant", "revoke", "create trigger");

    /// Between the kind and the name.
    private static final Set<String> BEFORE_NAME =
            Set.of("only", "if", "not", "exists", "table", "index", "concurrently", "(", ")");

    /// After `on`, where no table follows.
    private static final Set<String> NOT_A_TABLE =
            Set.of(
                    "schema",
                    "function",
                    "procedure",
                    "sequence",
                    "database",
                    "type",
                    "all",
                    "domain",
                    "parameter");

    private OtherReader() {}

    static Other read(List<Token> tokens, int line) {
        Cursor cursor = new Cursor(tokens);
        List<String> kind =
                KNOWN.stream()
                        .filter(words -> cursor.sees(words.toArray(String[]::new)))
                        .findFirst()
                        .orElseThrow(() -> new Unreadable("no such statement is known"));
        String words = String.join(" ", kind);
        return new Other(words, names(tokens, words), tokens, line);
    }

    private static List<Name> names(List<Token> tokens, String kind) {
        Cursor cursor = new Cursor(tokens);
        if (NAMED_FIRST.contains(kind)) {
            cursor.take(kind.split(" "));
            while (cursor.seesAny(BEFORE_NAME)) {
                cursor.next();
            }
            return cursor.names();
        }
        while (NAMED_AFTER_ON.contains(kind) && !cursor.isAtEnd()) {
            if (cursor.took("on")) {
                cursor.took("table");
                return cursor.seesAny(NOT_A_TABLE) ? List.of() : cursor.names();
            }
            cursor.next();
        }
        return List.of();
    }
}
