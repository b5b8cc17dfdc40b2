package dev.tidemark.lint.rule;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.sql.Statement.CreateIndex;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How things are called. A constraint that is written within `create table` may go without a name:
/// it goes with its table.
final class NamingRules {
    static final List<Rule> ALL =
            List.of(
                    new Rule(
                            "naming",
                            Risk.MEDIUM,
                            "a name that PostgreSQL cuts, folds or chooses cannot be named in a rollback",
                            "name changesets author:in-kebab-case, once each, and everything else in snake_case of at most 63 letters",
                            changelog ->
                                    Stream.of(
                                                    changesets(changelog),
                                                    tables(changelog),
                                                    columns(changelog),
                                                    constraints(changelog),
                                                    indexes(changelog))
                                            .flatMap(found -> found)));

    private static final Pattern CHANGESET = Pattern.compile("[a-z0-9-]+:[a-z0-9-]+");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private NamingRules() {}

    private static Stream<Place> changesets(Changelog changelog) {
        Set<String> seen = new HashSet<>();
        return changelog.changesets().stream()
                .filter(changeset ->
                        !CHANGESET.matcher(changeset.name()).matches() || !seen.add(changeset.id()))
                .map(changeset ->
                        new Place(
                                changeset.line(), changeset.id(), "changeset " + changeset.name()));
    }

    private static Stream<Place> tables(Changelog changelog) {
        return Definitions.tables(changelog)
                .filter(found -> isOdd(found.table().text()))
                .map(found -> found.at(found.it().line(), "table " + found.table().text()));
    }

    private static Stream<Place> columns(Changelog changelog) {
        return Definitions.columns(changelog)
                .filter(found -> isOdd(found.it().name()))
                .map(found -> found.column(found.it().line(), found.it().name(), ""));
    }

    private static Stream<Place> constraints(Changelog changelog) {
        return Definitions.addedConstraints(changelog)
                .filter(found -> isOdd(found.it().name()))
                .map(found -> found.at(found.it().line(), what("constraint", found.it().name())));
    }

    private static Stream<Place> indexes(Changelog changelog) {
        return Definitions.statements(changelog, CreateIndex.class)
                .filter(found -> isOdd(found.it().name()))
                .map(found -> found.says(what("index", found.it().name())));
    }

    private static String what(String kind, @Nullable String name) {
        return name == null ? kind + " without a name" : kind + " " + name;
    }

    private static boolean isOdd(@Nullable String name) {
        return name == null || !IDENTIFIER.matcher(name).matches();
    }
}
