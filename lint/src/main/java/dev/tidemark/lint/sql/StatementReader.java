package dev.tidemark.lint.sql;

import dev.tidemark.lint.sql.Statement.CreateExtension;
import dev.tidemark.lint.sql.Statement.CreateIndex;
import dev.tidemark.lint.sql.Statement.CreateTable;
import dev.tidemark.lint.sql.Statement.Drop;
import dev.tidemark.lint.sql.Statement.Other;
import dev.tidemark.lint.sql.Statement.Rename;
import dev.tidemark.lint.sql.Statement.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Reads the statements of a changeset.
public final class StatementReader {
    private StatementReader() {}

    /// The words of a text without comments.
    ///
    /// @param line that it begins in
    public static List<Token> tokens(String sql, int line) {
        return Lexer.tokens(sql, line);
    }

    /// The statements of a text; what cannot be read is among them as [Unknown].
    ///
    /// @param line that it begins in
    public static List<Statement> read(String sql, int line) {
        return new Cursor(Lexer.tokens(sql, line))
                .parts(";").stream().map(StatementReader::statement).toList();
    }

    private static Statement statement(List<Token> tokens) {
        int line = tokens.getFirst().line();
        try {
            return statement(new Cursor(tokens), tokens, line);
        } catch (Unreadable e) {
            String beginning =
                    tokens.stream().limit(6).map(Token::text).collect(Collectors.joining(" "));
            return new Unknown(beginning, String.valueOf(e.getMessage()), line);
        }
    }

    private static Statement statement(Cursor cursor, List<Token> tokens, int line) {
        if (cursor.took("create")) {
            boolean replaces = cursor.took("or", "replace");
            if (cursor.took("unlogged", "table") || cursor.took("table")) {
                return createTable(cursor, line);
            }
            boolean unique = cursor.took("unique");
            if (cursor.took("index")) {
                return createIndex(cursor, unique, line);
            }
            if (cursor.took("extension")) {
                cursor.took("if", "not", "exists");
                return new CreateExtension(cursor.next().text(), line);
            }
            return OtherReader.read(replaces ? withoutReplace(tokens) : tokens, line);
        }
        if (cursor.took("alter", "table")) {
            return new AlterTableReader(cursor).read(line);
        }
        if (cursor.took("alter")) {
            return alter(cursor, tokens, line);
        }
        return cursor.took("drop") ? drop(cursor, line) : OtherReader.read(tokens, line);
    }

    private static CreateTable createTable(Cursor cursor, int line) {
        cursor.took("if", "not", "exists");
        Name table = cursor.name();
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        for (List<Token> part : new Cursor(cursor.parentheses()).parts(",")) {
            Cursor inner = new Cursor(part);
            DefinitionReader reader = new DefinitionReader(inner);
            if (inner.sees("like")) {
                throw new Unreadable("the columns of like are not in the file");
            }
            if (reader.isAtConstraint()) {
                constraints.add(reader.constraint(null));
            } else {
                columns.add(reader.column());
            }
            if (!inner.isAtEnd()) {
                throw new Unreadable("unexpected " + inner.next().text());
            }
        }
        return new CreateTable(table, List.copyOf(columns), List.copyOf(constraints), line);
    }

    private static CreateIndex createIndex(Cursor cursor, boolean unique, int line) {
        boolean concurrently = cursor.took("concurrently");
        cursor.took("if", "not", "exists");
        String name = cursor.sees("on") ? null : cursor.next().text();
        cursor.take("on");
        cursor.took("only");
        return new CreateIndex(name, cursor.name(), unique, concurrently, line);
    }

    private static Drop drop(Cursor cursor, int line) {
        String what = cursor.next().text();
        if (what.equals("materialized")) {
            what += " " + cursor.next().text();
        }
        boolean concurrently = cursor.took("concurrently");
        cursor.took("if", "exists");
        return new Drop(what, cursor.names(), concurrently, line);
    }

    private static Statement alter(Cursor cursor, List<Token> tokens, int line) {
        String what = cursor.next().text();
        if (what.equals("materialized")) {
            what += " " + cursor.next().text();
        }
        cursor.took("if", "exists");
        Name name = cursor.name();
        while (!cursor.isAtEnd()) {
            if (cursor.took("rename") || cursor.took("set", "schema")) {
                return new Rename(what, name, line);
            }
            cursor.next();
        }
        return new Other("alter " + what, List.of(), tokens, line);
    }

    private static List<Token> withoutReplace(List<Token> tokens) {
        List<Token> rest = new ArrayList<>(tokens.subList(3, tokens.size()));
        rest.addFirst(tokens.getFirst());
        return rest;
    }
}
