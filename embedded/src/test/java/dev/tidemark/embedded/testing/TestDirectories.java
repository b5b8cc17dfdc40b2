package dev.tidemark.embedded.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.tidemark.embedded.KafkaOptions;
import dev.tidemark.embedded.KafkaServer;
import dev.tidemark.embedded.PostgresOptions;
import dev.tidemark.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Directories under the module's `target`, named by server and process. The next run sweeps those
/// of processes that are gone, with the servers that a killed one left running in them.
final class TestDirectories {
    private static final Path ROOT = Path.of("target", "servers").toAbsolutePath();

    static {
        try {
            Files.createDirectories(ROOT);
            sweep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One process of the run does it for all.
    private static void sweep() throws IOException {
        try (var file = FileChannel.open(ROOT.resolve("sweep.lock"), CREATE, WRITE);
                var lock = file.tryLock()) {
            if (lock != null) {
                leftBehind().forEach(TestDirectories::sweep);
            }
        }
    }

    private TestDirectories() {}

    static Path fresh(String server) {
        try {
            return Files.createTempDirectory(
                    ROOT, server + "-" + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> leftBehind() throws IOException {
        try (var directories = Files.list(ROOT)) {
            return directories
                    .filter(d -> d.getFileName().toString().matches("[a-z]+-\\d{1,9}-\\d+"))
                    .filter(d -> ProcessHandle.of(Long.parseLong(part(d, 1))).isEmpty())
                    .toList();
        }
    }

    private static String part(Path directory, int index) {
        return directory.getFileName().toString().split("-", 3)[index];
    }

    private static void sweep(Path directory) {
        switch (part(directory, 0)) {
            case "postgres" -> PostgresServer.stopOrphans(PostgresOptions.in(directory));
            case "kafka" -> KafkaServer.stopOrphans(KafkaOptions.in(directory));
            default -> {}
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
