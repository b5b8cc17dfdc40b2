package dev.tidemark.copies;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A directory of files that appears under its name only when all of them are on the disk. Whoever
/// is killed before leaves a hidden one, which the next attempt removes. Only its owner can read
/// it.
public final class WholeDirectory {
    private static final FileAttribute<?> OWNERS_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private WholeDirectory() {}

    /// Writes the files into a directory.
    public interface Work {
        void into(Path directory) throws SQLException, IOException;
    }

    /// One writer at a time; the target must not exist.
    public static void write(Path relative, Work work) throws SQLException, IOException {
        Path target = relative.toAbsolutePath().normalize();
        Path parent = Files.createDirectories(target.resolveSibling(""), OWNERS_DIRECTORY);
        Path unfinished = hidden(target);
        delete(unfinished);
        Files.createDirectory(unfinished, OWNERS_DIRECTORY);
        try {
            work.into(unfinished);
            for (Path file : files(unfinished)) {
                force(file);
            }
            force(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            force(parent);
        } finally {
            delete(unfinished);
        }
    }

    /// Deletes a directory and its files; killed half-way it is hidden already.
    public static void remove(Path target) {
        try {
            Path unfinished = hidden(target);
            delete(unfinished);
            Files.move(target, unfinished, StandardCopyOption.ATOMIC_MOVE);
            delete(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(target.toString(), e);
        }
    }

    private static Path hidden(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".unfinished");
    }

    static OutputStream create(Path file) throws IOException {
        return Channels.newOutputStream(
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OWNERS_FILE));
    }

    /// A text file, as private as the others.
    public static void write(Path file, String text) throws IOException {
        try (OutputStream out = create(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
