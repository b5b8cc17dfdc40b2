package dev.tidemark.embedded.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Directories under the module's `target`, so that `mvn clean` sweeps what a killed run left.
final class TestDirectories {
    private TestDirectories() {}

    static Path fresh(String name) {
        try {
            var root = Files.createDirectories(Path.of("target", "servers").toAbsolutePath());
            return Files.createTempDirectory(root, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
