package dev.tidemark.cli.local;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/// A file that only its owner can read, from the first byte on, and that is whole or not there.
public final class PrivateFile {
    private PrivateFile() {}

    /// Writes what is to be in it.
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }

    static void write(Path file, Properties values) throws IOException {
        write(file, out -> values.store(out, null));
    }

    public static void write(Path file, Content content) throws IOException {
        var onlyMine =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var unfinished =
                Files.createTempFile(folder, file.getFileName().toString(), ".new", onlyMine);
        try {
            try (var out = Files.newBufferedWriter(unfinished)) {
                content.writeTo(out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
