package dev.tidemark.projection.registry;

import dev.tidemark.projection.Projection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.util.ClassUtils;

/// The files that lie beside a version's projection.
public record VersionFiles(Class<?> beside) {
    public static VersionFiles of(Projection projection) {
        return new VersionFiles(ClassUtils.getUserClass(projection));
    }

    /// The file's path on the class path.
    public String path(String name) {
        return beside.getPackageName().replace('.', '/') + "/" + name;
    }

    /// The file's text, if there is such a file.
    public Optional<String> text(String name) {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            return Optional.ofNullable(stream).map(VersionFiles::read);
        } catch (IOException e) {
            throw new UncheckedIOException(path(name), e);
        }
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SHA-256 of the changelog: what makes two folders of one name the same version.
    public String checksum() {
        String changelog =
                text("changelog.sql")
                        .orElseThrow(() ->
                                new IllegalStateException(path("changelog.sql") + " is missing"));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(changelog.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
