package dev.tidemark.lint.rule;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.changelog.Changeset;
import dev.tidemark.lint.rule.Definitions.InTable;
import dev.tidemark.lint.sql.Constraint;
import dev.tidemark.lint.sql.Constraint.Kind;
import dev.tidemark.lint.sql.Name;
import dev.tidemark.lint.sql.Statement.CreateIndex;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Constraints that rows may be in the way of. They ask only where there may be rows: on tables of
/// the store that are older than the changeset, and in a version's changesets labelled
/// `after-build`.
final class ConstraintRules {
    static final List<Rule> ALL =
            List.of(
                    new Rule(
                            "unique-without-pre-check",
                            Risk.HIGH,
                            "duplicates stop it half way, after hours in a build",
                            "add --preconditions onFail:HALT and --precondition-sql-check expectedResult:0 with a count of the duplicates",
                            ConstraintRules::unique),
                    new Rule(
                            "foreign-key-without-orphan-check",
                            Risk.HIGH,
                            "rows that refer to nothing stop it half way",
                            "add --preconditions onFail:HALT and --precondition-sql-check expectedResult:0 with a count of the orphans",
                            changelog ->
                                    Definitions.addedConstraints(changelog)
                                            .filter(found -> found.it().kind() == Kind.FOREIGN_KEY)
                                            .filter(InTable::mayHaveRows)
                                            .filter(found ->
                                                    !isChecked(found.changeset(), found.table()))
                                            .map(ConstraintRules::place)),
                    new Rule(
                            "foreign-key-without-on-delete",
                            Risk.MEDIUM,
                            "nobody has decided what becomes of the rows when the other row goes",
                            "say on delete cascade, restrict or set null",
                            changelog ->
                                    Definitions.constraints(changelog)
                                            .filter(found ->
                                                    found.it().kind() == Kind.FOREIGN_KEY
                                                            && !found.it().onDelete())
                                            .map(ConstraintRules::place)));

    private static final Set<Kind> UNIQUE = Set.of(Kind.UNIQUE, Kind.PRIMARY_KEY, Kind.EXCLUDE);

    private ConstraintRules() {}

    private static Stream<Place> unique(Changelog changelog) {
        Stream<Place> constraints =
                Definitions.addedConstraints(changelog)
                        .filter(found -> UNIQUE.contains(found.it().kind()))
                        .filter(found -> !found.it().usingIndex())
                        .filter(InTable::mayHaveRows)
                        .filter(found -> !isChecked(found.changeset(), found.table()))
                        .map(ConstraintRules::place);
        Stream<Place> indexes =
                Definitions.statements(changelog, CreateIndex.class)
                        .filter(found -> found.it().unique())
                        .filter(found ->
                                changelog.mayHaveRows(found.changeset(), found.it().table()))
                        .filter(found -> !isChecked(found.changeset(), found.it().table()))
                        .map(found -> found.says("unique index " + found.it().name()));
        return Stream.concat(constraints, indexes);
    }

    /// A precondition whose query reads the table; whether it asks the right thing is for the
    /// reviewer.
    private static boolean isChecked(Changeset changeset, Name table) {
        return changeset.preChecks().stream()
                .anyMatch(query -> query.matches(".*\\b" + table.text() + "\\b.*"));
    }

    private static Place place(InTable<Constraint> found) {
        Constraint constraint = found.it();
        return found.at(
                constraint.line(),
                "%s %s of %s"
                        .formatted(
                                constraint.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                constraint.name() == null
                                        ? constraint.columns()
                                        : constraint.name(),
                                found.table().text()));
    }
}
