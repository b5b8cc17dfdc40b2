package dev.tidemark.cli.local;

import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// The master key and the roles' passwords of one data directory, made once. Without the master key
/// what is personal in the store cannot be read again.
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    static Secrets of(DataDirectory data) {
        var file = data.secretsFile();
        try {
            var values = Files.exists(file) ? read(file) : new Properties();
            if (complete(values)) {
                PrivateFile.write(file, values);
            }
            return new Secrets(values);
        } catch (IOException e) {
            throw Refused.because(
                    "%s cannot be used: %s. Make it readable and writable for you, or choose another --data.",
                    file, e);
        }
    }

    private static Properties read(Path file) throws IOException {
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        return values;
    }

    /// Whether something had to be made.
    private static boolean complete(Properties values) {
        var before = values.size();
        values.computeIfAbsent("master-key", _ -> Base64.getEncoder().encodeToString(bytes(32)));
        for (var role : DatabaseRole.values()) {
            values.computeIfAbsent(
                    role.property(),
                    _ -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24)));
        }
        return values.size() > before;
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    String masterKey() {
        return values.getProperty("master-key");
    }

    String password(DatabaseRole role) {
        return values.getProperty(role.property());
    }
}
