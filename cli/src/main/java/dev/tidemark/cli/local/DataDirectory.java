package dev.tidemark.cli.local;

import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.embedded.ServerDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where an instance on this machine keeps everything: servers, logs, secrets, and what it is.
///
/// @param ephemeral goes away when the instance ends
public record DataDirectory(Path path, boolean ephemeral) {

    public static DataDirectory at(Path path) {
        return new DataDirectory(path.toAbsolutePath().normalize(), false);
    }

    public static DataDirectory ephemeralOne() {
        try {
            return new DataDirectory(Files.createTempDirectory("tidemark-"), true);
        } catch (IOException e) {
            throw Refused.because(
                    "No temporary directory can be made: %s. Point java.io.tmpdir or TMPDIR elsewhere, or use --data.",
                    e);
        }
    }

    Path of(String part) {
        return path.resolve(part);
    }

    Path stateFile() {
        return of("up.json");
    }

    Path secretsFile() {
        return of("secrets.properties");
    }

    void deleteIfEphemeral() {
        if (ephemeral) {
            ServerDirectory.delete(path);
        }
    }
}
