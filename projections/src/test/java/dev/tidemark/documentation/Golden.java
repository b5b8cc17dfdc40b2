package dev.tidemark.documentation;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A page in `docs`, compared with what it should be, or written with
/// `-Dtidemark.golden.write=true`.
public final class Golden {
    /// The command that writes the pages.
    public static final String REWRITE =
            "./mvnw -pl projections -am test -Dtest=DocumentationTest -Dsurefire.failIfNoSpecifiedTests=false -Dtidemark.golden.write=true";

    private Golden() {}

    static void require(String page, String text) {
        require(Path.of("..", "docs"), page, text);
    }

    /// @param docs the folder of the pages
    public static void require(Path docs, String page, String text) {
        Path file = docs.resolve(page);
        try {
            if (Boolean.getBoolean("tidemark.golden.write")) {
                Files.writeString(file, text);
            }
            String found = Files.exists(file) ? Files.readString(file) : "";
            int same = Arrays.mismatch(found.toCharArray(), text.toCharArray());
            if (same >= 0) {
                // Not both pages, whose thousands of lines would hide the command.
                fail(
                        "docs/%s is stale from line %d on; this writes it anew, and its diff says what changed: %s",
                        page, text.substring(0, same).split("\n", -1).length, REWRITE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
