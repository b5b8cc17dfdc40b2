package dev.tidemark.lint.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Java files of a version's folder, as text.
///
/// @param files their texts
record VersionSources(List<String> files) {
    private static final Pattern DEFINITION =
            Pattern.compile(
                    "new TableDefinition<>\\(\\s*\"(\\w+)\"\\s*,\\s*[\\w.]+\\.class\\s*,\\s*([\\w.]+)\\.class");
    private static final Pattern FIELD =
            Pattern.compile("(?m)^\\s*(@Id )?private (final )?[\\w.<>@ ]+;$");
    private static final Pattern ROW_OR_KEY = Pattern.compile("record \\w+\\s*\\([^)]*\\)");

    static VersionSources beside(Path changelog) {
        Path folder = changelog.toAbsolutePath().getParent();
        try (var found = Files.list(folder)) {
            return new VersionSources(
                    found.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .map(VersionSources::text)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the row record of the table's definition has a component of the column's name.
    boolean fills(String table, String column) {
        return files.stream()
                .flatMap(file -> DEFINITION.matcher(file).results())
                .filter(found -> found.group(1).equals(table))
                .map(found -> found.group(2).substring(found.group(2).lastIndexOf('.') + 1))
                .anyMatch(row -> hasComponent(row, camelCase(column)));
    }

    private boolean hasComponent(String row, String component) {
        Pattern header = Pattern.compile("record " + row + "\\s*\\(([^{]*)\\)");
        return files.stream()
                .map(header::matcher)
                .filter(Matcher::find)
                .anyMatch(found -> isWord(found.group(1), component));
    }

    /// Whether the fold asks a row for it, or another class mentions it beyond declaring it.
    boolean reads(String column) {
        String component = camelCase(column);
        return files.stream()
                .anyMatch(file ->
                        file.contains("implements Projection")
                                ? file.contains("." + component + "()")
                                : isMentioned(file, column, component));
    }

    private static boolean isMentioned(String file, String column, String component) {
        String code = FIELD.matcher(file).replaceAll("");
        code = ROW_OR_KEY.matcher(code).replaceAll("");
        return isWord(code, column) || isWord(code, component);
    }

    private static boolean isWord(String text, String word) {
        return Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(text).find();
    }

    private static String camelCase(String column) {
        return Pattern.compile("_(\\w)")
                .matcher(column)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
