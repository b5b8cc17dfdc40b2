package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The superuser's password: the one that was chosen, or one made for the directory and kept there
/// for its owner's eyes. Loopback is open to every user of a machine, and a superuser can run
/// programs.
final class PostgresPassword {
    private PostgresPassword() {}

    static String of(PostgresOptions options) {
        return options.password().orElseGet(() -> kept(options.directory()));
    }

    private static String kept(Path directory) {
        var file = directory.resolve("superuser.password");
        try {
            if (!Files.exists(file)) {
                make(directory, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ServerDidNotStart(
                    "The password of the PostgreSQL in %s cannot be read: %s"
                            .formatted(directory, e),
                    e);
        }
    }

    private static void make(Path directory, Path file) throws IOException {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        var unfinished = ownersOnly(directory);
        Files.writeString(unfinished, HexFormat.of().formatHex(secret));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// A new file that nobody but its owner can read.
    static Path ownersOnly(Path directory) throws IOException {
        var mode = PosixFilePermissions.fromString("rw-------");
        return Files.createTempFile(
                directory, "secret", ".new", PosixFilePermissions.asFileAttribute(mode));
    }
}
