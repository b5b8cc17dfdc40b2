package dev.tidemark.lint.rule;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.sql.Column;
import dev.tidemark.lint.sql.Statement.Change;
import dev.tidemark.lint.sql.Statement.Drop;
import dev.tidemark.lint.sql.Statement.Other;
import dev.tidemark.lint.sql.Statement.Rename;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Changes of what is there already. They hold for versions too, live or not: a version makes its
/// tables in their final shape, and another shape is another version.
final class ChangeRules {
    static final List<Rule> ALL =
            List.of(
                    new Rule(
                            "type-change",
                            Risk.HIGH,
                            "the table is rewritten while nobody can read it, and values that do not convert stop it",
                            "make a new version with the new type; in the store add a column, fill it, read it, drop the old one a release later",
                            ChangeRules::typeChanges),
                    new Rule(
                            "rename",
                            Risk.HIGH,
                            "instances of the release before ask for the old name and fail",
                            "make a new version with the new name; in the store add the new one beside it and drop the old one a release later",
                            ChangeRules::renames),
                    new Rule(
                            "drop",
                            Risk.HIGH,
                            "what is in it is gone, and instances of the release before still ask for it",
                            "leave it out of a new version; in the store drop it a release after its last reader, and allow that with the reason",
                            ChangeRules::drops),
                    new Rule(
                            "not-null-without-default",
                            Risk.HIGH,
                            "it fails on a table with rows, and instances of the release before insert no value",
                            "make a new version with the column; in the store add it with a default, or nullable and fill it first",
                            changelog ->
                                    Definitions.addedColumns(changelog)
                                            .filter(found -> isRequired(found.it()))
                                            .map(found ->
                                                    found.column(
                                                            found.it().line(),
                                                            found.it().name(),
                                                            "must be given"))),
                    new Rule(
                            "drop-not-null",
                            Risk.LOW,
                            "readers of the release before do not expect a null",
                            "see that every reader takes nulls, and allow it with that reason",
                            ChangeRules::newNulls),
                    // A version is filled by its fold, so it has nothing to fill by hand.
                    new Rule(
                            "unbatched-backfill",
                            Risk.MEDIUM,
                            "one transaction locks every row that it changes, and is repeated from the start if it fails",
                            "fill in batches by key, outside the changelog and repeatable; in a version let the fold do it",
                            ChangeRules::backfills));

    private static final Set<String> BACKFILLS = Set.of("update", "delete from");

    private ChangeRules() {}

    private static Stream<Place> typeChanges(Changelog changelog) {
        return Definitions.changes(changelog, Change.ChangeType.class)
                .map(found ->
                        found.column(
                                found.it().line(),
                                found.it().column(),
                                "becomes " + found.it().type()));
    }

    private static Stream<Place> renames(Changelog changelog) {
        Stream<Place> inTables =
                Definitions.changes(changelog, Change.RenameTo.class)
                        .map(found ->
                                found.at(
                                        found.it().line(),
                                        "%s becomes %s"
                                                .formatted(found.it().from(), found.it().to())));
        Stream<Place> others =
                Definitions.statements(changelog, Rename.class)
                        .map(found -> found.says(found.it().what() + " " + found.it().name()));
        return Stream.concat(inTables, others);
    }

    /// An index is no data: whether others wait is asked by `index-not-concurrent`.
    private static Stream<Place> drops(Changelog changelog) {
        Stream<Place> columns =
                Definitions.changes(changelog, Change.DropColumn.class)
                        .map(found ->
                                found.column(found.it().line(), found.it().column(), "is dropped"));
        Stream<Place> others =
                Definitions.statements(changelog, Drop.class)
                        .filter(found -> !found.it().what().equals("index"))
                        .map(found -> found.says(found.it().what() + " " + found.it().names()));
        return Stream.concat(columns, others);
    }

    private static boolean isRequired(Column column) {
        return column.notNull() && !column.hasDefault() && !column.identity() && !column.computed();
    }

    private static Stream<Place> newNulls(Changelog changelog) {
        return Definitions.changes(changelog, Change.DropNotNull.class)
                .map(found -> found.column(found.it().line(), found.it().column(), "may be null"));
    }

    private static Stream<Place> backfills(Changelog changelog) {
        return Definitions.statements(changelog, Other.class)
                .filter(found -> BACKFILLS.contains(found.it().kind()))
                .filter(found ->
                        changelog.isVersion()
                                || found.it().names().stream()
                                        .anyMatch(table ->
                                                changelog.isLive(found.changeset(), table)))
                .map(found -> found.says(found.it().kind() + " " + found.it().names()));
    }
}
