package dev.tidemark.lint.rule;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.changelog.Changeset;
import dev.tidemark.lint.sql.Column;
import dev.tidemark.lint.sql.Constraint;
import dev.tidemark.lint.sql.Statement;
import dev.tidemark.lint.sql.Statement.AlterTable;
import dev.tidemark.lint.sql.Statement.Change;
import dev.tidemark.lint.sql.Statement.CreateExtension;
import dev.tidemark.lint.sql.Statement.CreateIndex;
import dev.tidemark.lint.sql.Statement.CreateTable;
import dev.tidemark.lint.sql.Statement.Drop;
import dev.tidemark.lint.sql.Statement.Other;
import dev.tidemark.lint.sql.Statement.Rename;
import dev.tidemark.lint.sql.Statement.Unknown;
import dev.tidemark.lint.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Statements that make others wait. They ask only about live tables: those of the store that are
/// older than the changeset. A version's tables have nobody who could wait.
final class LockRules {
    /// Evaluated once, when the column is added; what else is called is evaluated for each row.
    private static final Set<String> STABLE =
            Set.of("now", "current_timestamp", "transaction_timestamp", "numeric", "varchar");

    private static final Set<String> LOCKS =
            Set.of(
                    "truncate",
                    "lock",
                    "cluster",
                    "vacuum",
                    "reindex",
                    "refresh materialized view",
                    "create trigger",
                    "create policy");

    static final List<Rule> ALL =
            List.of(
                    new Rule(
                            "lock-heavy",
                            Risk.HIGH,
                            "the table is locked while PostgreSQL reads or rewrites all of it: every command waits",
                            "check and foreign key: add not valid, validate in the next changeset; set not null: validate a check first; unique: create the index concurrently, then add the constraint using it; column: add it with a constant default",
                            LockRules::heavy),
                    new Rule(
                            "index-not-concurrent",
                            Risk.HIGH,
                            "writers of the table wait until the index is made, or everybody until it is dropped",
                            "write concurrently, in a changeset with runInTransaction:false",
                            changelog -> indexes(changelog, false)),
                    new Rule(
                            "concurrent-in-transaction",
                            Risk.HIGH,
                            "PostgreSQL refuses concurrently within a transaction",
                            "add runInTransaction:false to the changeset, and keep it alone in there",
                            changelog -> indexes(changelog, true)),
                    new Rule(
                            "missing-lock-timeout",
                            Risk.MEDIUM,
                            "it queues behind the longest transaction, and everybody else queues behind it",
                            "begin the changeset with set local lock_timeout = '2s'; it can be run again",
                            LockRules::withoutTimeout));

    private LockRules() {}

    private static Stream<Place> heavy(Changelog changelog) {
        Stream<Place> clauses =
                Definitions.changes(changelog, Change.class)
                        .filter(Definitions.InTable::isLive)
                        .filter(found -> isHeavy(found.it()))
                        .map(found ->
                                found.at(
                                        found.it().line(),
                                        "alter table %s: %s"
                                                .formatted(
                                                        found.table().text(), words(found.it()))));
        Stream<Place> statements =
                live(changelog)
                        .filter(found -> found.statement instanceof Other)
                        .filter(found -> isHeavy((Other) found.statement))
                        .map(found ->
                                new Place(
                                        found.statement.line(),
                                        found.changeset.id(),
                                        ((Other) found.statement).kind()));
        return Stream.concat(clauses, statements);
    }

    private static boolean isHeavy(Change change) {
        return switch (change) {
            case Change.AddConstraint(Constraint constraint, _) ->
                    switch (constraint.kind()) {
                        case CHECK, FOREIGN_KEY -> !constraint.notValid();
                        case UNIQUE, PRIMARY_KEY -> !constraint.usingIndex();
                        case EXCLUDE -> true;
                    };
            case Change.AddColumn(Column column, _) ->
                    column.computed()
                            || column.identity()
                            || column.type().endsWith("serial")
                            || isVolatile(column.defaultValue());
            case Change.SetNotNull _ -> true;
            case Change.Setting(String text, _) ->
                    text.matches("set (tablespace|logged|unlogged|access method).*");
            case Change.ChangeType _,
                    Change.DropColumn _,
                    Change.DropNotNull _,
                    Change.RenameTo _,
                    Change.DropConstraint _ ->
                    false;
        };
    }

    private static boolean isVolatile(List<Token> defaultValue) {
        for (int i = 0; i + 1 < defaultValue.size(); i++) {
            Token word = defaultValue.get(i);
            if (word.kind() == Token.Kind.WORD
                    && defaultValue.get(i + 1).text().equals("(")
                    && !STABLE.contains(word.text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeavy(Other other) {
        List<String> words = other.tokens().stream().map(Token::text).toList();
        return switch (other.kind()) {
            case "truncate", "lock", "cluster" -> true;
            case "vacuum" -> words.contains("full");
            case "reindex", "refresh materialized view" -> !words.contains("concurrently");
            default -> false;
        };
    }

    private static String words(Change change) {
        return change instanceof Change.Setting(String text, _)
                ? text
                : change.getClass()
                        .getSimpleName()
                        .replaceAll("(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT)
                        .strip();
    }

    private static Stream<Place> indexes(Changelog changelog, boolean concurrently) {
        return (concurrently ? all(changelog) : live(changelog))
                .filter(found ->
                        switch (found.statement) {
                            case CreateIndex index -> index.concurrently() == concurrently;
                            case Drop drop ->
                                    drop.what().equals("index")
                                            && drop.concurrently() == concurrently;
                            default -> false;
                        })
                .filter(found -> !concurrently || found.changeset.isInTransaction())
                .map(found ->
                        new Place(
                                found.statement.line(),
                                found.changeset.id(),
                                found.statement instanceof CreateIndex index
                                        ? "create index " + index.name()
                                        : "drop index"));
    }

    private static Stream<Place> withoutTimeout(Changelog changelog) {
        return live(changelog)
                .filter(found ->
                        switch (found.statement) {
                            case AlterTable _, Rename _ -> true;
                            case CreateIndex index -> !index.concurrently();
                            case Drop drop -> !drop.concurrently();
                            case Other other -> LOCKS.contains(other.kind());
                            case CreateTable _, CreateExtension _, Unknown _ -> false;
                        })
                .filter(found ->
                        found.changeset.tokens().stream()
                                .noneMatch(token -> token.text().equals("lock_timeout")))
                .map(Found::changeset)
                .distinct()
                .map(changeset ->
                        new Place(
                                changeset.line(),
                                changeset.id(),
                                "changeset %s locks a table that is in use"
                                        .formatted(changeset.id())));
    }

    private record Found(Changeset changeset, Statement statement) {}

    private static Stream<Found> all(Changelog changelog) {
        return changelog.changesets().stream()
                .flatMap(changeset ->
                        changeset.statements().stream()
                                .map(statement -> new Found(changeset, statement)));
    }

    /// The statements that touch a live table.
    private static Stream<Found> live(Changelog changelog) {
        return all(changelog).filter(found -> isLive(changelog, found.changeset, found.statement));
    }

    private static boolean isLive(Changelog changelog, Changeset changeset, Statement statement) {
        return switch (statement) {
            case AlterTable alter -> changelog.isLive(changeset, alter.table());
            case CreateIndex index -> changelog.isLive(changeset, index.table());
            case Drop _, Rename _ -> !changelog.isVersion();
            case Other other ->
                    !changelog.isVersion()
                            && (other.names().isEmpty()
                                    || other.names().stream()
                                            .anyMatch(table -> changelog.isLive(changeset, table)));
            case CreateTable _, CreateExtension _, Unknown _ -> false;
        };
    }
}
