package dev.tidemark.cli.version;

import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a new version says about itself until somebody fills it in, and what it must agree on with
/// the version before: while it is a copy, on everything.
final class Beginnings {
    private static final Pattern HEAD =
            Pattern.compile("-- (Author|Purpose|Risk|Estimated run time): .*\n");
    private static final Pattern TABLE =
            Pattern.compile(
                    "(?s)create table \\$\\{schema}\\.(\\w+) \\(.*?primary key \\(([^)]*)\\)");
    private static final String DECLARED =
            """
            -- Declared differences: none as yet. Say here, in the same words in both files, what the two versions do not agree on by
            -- intent, and leave it out below.
            """;

    private Beginnings() {}

    static String packageInfo(String text, Renaming numbers) {
        return """
        /// Version %d of `%s`, as yet the same as version %d. Say here why it exists, what it answers
        /// otherwise, and what it needs that version %3$d does not have.
        """
                        .formatted(numbers.old() + 1, numbers.readModel(), numbers.old())
                + text.substring(Math.max(0, text.indexOf("@NullMarked")));
    }

    static String changelog(String text, int old, String author, YearMonth month) {
        var head =
                """
                -- Author: %s, %s
                -- Purpose: as version %d; say here what is different
                -- Risk: none, new tables in a schema of their own; say here what readers will notice
                """
                        .formatted(author, month, old);
        var time =
                HEAD.matcher(text)
                        .results()
                        .filter(line -> line.group(1).equals("Estimated run time"))
                        .map(MatchResult::group)
                        .collect(Collectors.joining());
        return HEAD.matcher(text)
                .replaceAll("")
                .replaceFirst("\n", Matcher.quoteReplacement("\n" + head + time));
    }

    /// Both files of the comparison: every table whole. What the newest version had to leave out
    /// when it was compared, its copy does not.
    static Map<String, String> comparison(Map<String, String> texts) {
        var changelog = Objects.requireNonNullElse(texts.get("changelog.sql"), "");
        var file = DECLARED + "\n" + everyTable(changelog);
        return Map.of("compare.old.sql", file, "compare.new.sql", file);
    }

    private static String everyTable(String changelog) {
        return TABLE.matcher(changelog)
                .results()
                .map(table ->
                        """
                        -- name: %s
                        -- key: %s
                        select * from ${schema}.%1$s;
                        """
                                .formatted(table.group(1), table.group(2)))
                .collect(Collectors.joining("\n"));
    }
}
