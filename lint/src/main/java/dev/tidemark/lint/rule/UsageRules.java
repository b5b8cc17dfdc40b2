package dev.tidemark.lint.rule;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.rule.Definitions.InTable;
import dev.tidemark.lint.sql.Column;
import java.util.List;
import java.util.stream.Stream;

/// Columns of a version that nobody fills or reads. Both search the text of the Java files beside
/// the changelog ([VersionSources]), so they miss a column whose name another table's code
/// mentions; a column that they find is unused indeed.
final class UsageRules {
    static final List<Rule> ALL =
            List.of(
                    new Rule(
                            "unfilled-column",
                            Risk.MEDIUM,
                            "no event fills it: it is null in every row, or the first row is refused",
                            "add it to the table's row record and fill it in the fold, or leave it out",
                            changelog -> unused(changelog, "is in no row record", false)),
                    new Rule(
                            "unread-column",
                            Risk.LOW,
                            "it costs disk and build time, and nobody would notice if it were wrong",
                            "answer something with it, or leave it out",
                            changelog -> unused(changelog, "is read nowhere", true)));

    private UsageRules() {}

    private static Stream<Place> unused(Changelog changelog, String what, boolean filled) {
        if (!changelog.isVersion()) {
            return Stream.of();
        }
        VersionSources sources = VersionSources.beside(changelog.file());
        return Definitions.columns(changelog)
                .filter(found -> isFilled(sources, found) == filled)
                .filter(found -> !filled || !sources.reads(found.it().name()))
                .map(found -> found.column(found.it().line(), found.it().name(), what));
    }

    private static boolean isFilled(VersionSources sources, InTable<Column> found) {
        return found.it().computed() || sources.fills(found.table().text(), found.it().name());
    }
}
