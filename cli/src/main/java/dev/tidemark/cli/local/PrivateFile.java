package dev.tidemark.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/// A file of properties that only its owner can read, from the first byte on.
final class PrivateFile {
    private PrivateFile() {}

    static void write(Path file, Properties values) throws IOException {
        var onlyMine =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var unfinished =
                Files.createTempFile(folder, file.getFileName().toString(), ".new", onlyMine);
        try (var out = Files.newBufferedWriter(unfinished)) {
            values.store(out, null);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
