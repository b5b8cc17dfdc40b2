package dev.tidemark.lint;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.changelog.ChangelogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds changelogs.
public final class Changelogs {
    private static final List<String> SOURCES =
            List.of("schema/src/main/resources/db", "projections/src/main/java");

    private Changelogs() {}

    /// Those of a checkout: the store's, then the versions'.
    public static List<Changelog> of(Path checkout) throws IOException {
        List<Changelog> found = new ArrayList<>();
        for (String folder : SOURCES) {
            found.addAll(in(checkout.resolve(folder)));
        }
        return found;
    }

    /// The file itself, or those below the folder: `changelog.sql`, and other `.sql` files that
    /// begin as Liquibase wants it or lie in a folder `db`.
    public static List<Changelog> in(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return List.of(ChangelogReader.read(place));
        }
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        List<Changelog> found = new ArrayList<>();
        try (var files = Files.walk(place)) {
            for (Path file : files.filter(Changelogs::isSql).sorted().toList()) {
                Changelog changelog = ChangelogReader.read(file);
                if (isChangelog(changelog)) {
                    found.add(changelog);
                }
            }
        }
        return found;
    }

    private static boolean isSql(Path file) {
        return file.toString().endsWith(".sql") && Files.isRegularFile(file);
    }

    private static boolean isChangelog(Changelog changelog) {
        Path file = changelog.file().toAbsolutePath();
        Path folder = file.getParent();
        return file.endsWith("changelog.sql")
                || (folder != null && folder.endsWith("db"))
                || changelog.text().matches("(?s)--\\s*liquibase formatted sql.*");
    }
}
