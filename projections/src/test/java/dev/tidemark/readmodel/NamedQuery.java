package dev.tidemark.readmodel;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A query of a version's file, below `-- name:` and, if its rows have one, `-- key:`.
record NamedQuery(String name, List<String> key, String sql) {
    private static final Pattern NAME = Pattern.compile("(?m)^-- name: ");
    private static final Pattern KEY = Pattern.compile("(?m)^-- key: (.*)$");

    static List<NamedQuery> of(String file) {
        return Arrays.stream(NAME.split(file)).skip(1).map(NamedQuery::parse).toList();
    }

    /// What the file says before its first query.
    static String head(String file) {
        return NAME.split(file)[0];
    }

    private static NamedQuery parse(String text) {
        Matcher key = KEY.matcher(text);
        return new NamedQuery(
                text.lines().findFirst().orElseThrow(),
                key.find() ? List.of(key.group(1).split(", ")) : List.of(),
                "-- name: " + text.strip().replaceFirst(";$", ""));
    }

    String in(String schema) {
        return sql.replace("${schema}", schema);
    }
}
