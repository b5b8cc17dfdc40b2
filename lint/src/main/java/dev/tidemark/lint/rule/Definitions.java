package dev.tidemark.lint.rule;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.changelog.Changeset;
import dev.tidemark.lint.sql.Column;
import dev.tidemark.lint.sql.Constraint;
import dev.tidemark.lint.sql.Name;
import dev.tidemark.lint.sql.Statement;
import dev.tidemark.lint.sql.Statement.AlterTable;
import dev.tidemark.lint.sql.Statement.Change;
import dev.tidemark.lint.sql.Statement.CreateTable;
import java.util.stream.Stream;

/// What a changelog defines, with the changeset that does.
final class Definitions {
    private Definitions() {}

    record InChangeset<S extends Statement>(Changeset changeset, S it) {
        Place says(String what) {
            return new Place(it.line(), changeset.id(), what);
        }
    }

    record InTable<T>(Changelog changelog, Changeset changeset, Name table, T it) {
        boolean isLive() {
            return changelog.isLive(changeset, table);
        }

        boolean mayHaveRows() {
            return changelog.mayHaveRows(changeset, table);
        }

        Place at(int line, String what) {
            return new Place(line, changeset.id(), what);
        }

        Place column(int line, String name, String what) {
            return at(line, "column %s.%s %s".formatted(table.text(), name, what).strip());
        }

        <R> InTable<R> with(R part) {
            return new InTable<>(changelog, changeset, table, part);
        }
    }

    static <S extends Statement> Stream<InChangeset<S>> statements(
            Changelog changelog, Class<S> type) {
        return changelog.changesets().stream()
                .flatMap(changeset ->
                        changeset
                                .statements(type)
                                .map(statement -> new InChangeset<>(changeset, statement)));
    }

    static Stream<InTable<CreateTable>> tables(Changelog changelog) {
        return statements(changelog, CreateTable.class)
                .map(made ->
                        new InTable<>(changelog, made.changeset(), made.it().table(), made.it()));
    }

    static <C extends Change> Stream<InTable<C>> changes(Changelog changelog, Class<C> type) {
        return statements(changelog, AlterTable.class)
                .map(alter ->
                        new InTable<>(changelog, alter.changeset(), alter.it().table(), alter.it()))
                .flatMap(alter ->
                        alter.it().changes().stream()
                                .filter(type::isInstance)
                                .map(change -> alter.with(type.cast(change))));
    }

    /// Of new tables and old ones.
    static Stream<InTable<Column>> columns(Changelog changelog) {
        return Stream.concat(
                tables(changelog).flatMap(table -> table.it().columns().stream().map(table::with)),
                addedColumns(changelog));
    }

    static Stream<InTable<Column>> addedColumns(Changelog changelog) {
        return changes(changelog, Change.AddColumn.class)
                .map(added -> added.with(added.it().column()));
    }

    /// Of new tables and old ones, at a column or not.
    static Stream<InTable<Constraint>> constraints(Changelog changelog) {
        return Stream.of(
                        columns(changelog)
                                .flatMap(column ->
                                        column.it().constraints().stream().map(column::with)),
                        tables(changelog)
                                .flatMap(table ->
                                        table.it().constraints().stream().map(table::with)),
                        addedConstraints(changelog))
                .flatMap(found -> found);
    }

    /// By `alter table .. add constraint`.
    static Stream<InTable<Constraint>> addedConstraints(Changelog changelog) {
        return changes(changelog, Change.AddConstraint.class)
                .map(added -> added.with(added.it().constraint()));
    }
}
