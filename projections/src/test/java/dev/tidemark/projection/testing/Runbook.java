package dev.tidemark.projection.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The headings of `docs/RUNBOOK.md`.
public final class Runbook {
    private Runbook() {}

    /// That it has a section for each of these names, and for no other of their sort.
    public static void explains(String sort, Stream<String> names) throws IOException {
        String heading = "### " + sort + ": ";
        assertThat(Files.readAllLines(Path.of("..", "docs", "RUNBOOK.md")))
                .as("sections of docs/RUNBOOK.md that begin with '%s'", heading)
                .filteredOn(line -> line.startsWith(heading))
                .containsExactlyInAnyOrderElementsOf(names.map(heading::concat).toList());
    }
}
