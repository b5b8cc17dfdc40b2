package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.embedded.testing.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The command line as it is packed: its jar, and what lies beside it in `lib`. Tests have more on
/// their class path.
class PackagedIT {
    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(
                            file -> file.getFileName().toString().matches("tidemark-cli-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void it_has_all_that_changelogs_need() throws IOException, InterruptedException {
        var database = TestServers.newDatabase();
        var command =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-jar",
                                jar().toString(),
                                "schema",
                                "upgrade",
                                "--jdbc-url",
                                database.jdbcUrl(),
                                "--user",
                                database.user())
                        .redirectErrorStream(true);
        command.environment().put("TIDEMARK_DATABASE_MIGRATOR_PASSWORD", database.password());
        var process = command.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("Every schema is up to date.");
    }
}
