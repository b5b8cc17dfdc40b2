package dev.tidemark.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once per user and version from the jar that Maven chose for this
/// platform.
record PostgresBinaries(Path home) {

    static PostgresBinaries unpacked(Path fallback) {
        var archive = archive();
        try {
            var home = cache(fallback).resolve(name(archive));
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new ServerDidNotStart("PostgreSQL's programs cannot be unpacked: " + e, e);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static URL archive() {
        var os = Platform.os();
        var arch = Platform.arch().equals("amd64") ? "x86_64" : "arm_64";
        var archive = PostgresBinaries.class.getResource("/postgres-%s-%s.txz".formatted(os, arch));
        if (archive == null) {
            throw new ServerDidNotStart(
                    "There is no PostgreSQL for %s on the class path; the build brings it for linux and macOS on amd64 and arm64. Start PostgreSQL and Kafka with 'docker compose up' instead."
                            .formatted(Platform.name()));
        }
        return archive;
    }

    /// The check sum in the name keeps two versions apart that call their archive the same.
    private static String name(URL archive) throws IOException {
        var connection = archive.openConnection();
        var sum =
                connection instanceof JarURLConnection jar && jar.getJarEntry() != null
                        ? jar.getJarEntry().getCrc()
                        : connection.getContentLengthLong();
        return "postgres-%s-%08x".formatted(Platform.name(), sum);
    }

    private static Path cache(Path fallback) {
        var xdg = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).filter(s -> !s.isBlank());
        var user = xdg.map(Path::of).orElse(Path.of(System.getProperty("user.home"), ".cache"));
        var cache = user.resolve("tidemark");
        try {
            return Files.createDirectories(cache);
        } catch (IOException e) {
            return fallback;
        }
    }

    /// Unpacks beside the goal and renames, so that a half unpacked tree never has the right name
    /// and two programs can do this at once.
    private static void unpack(URL archive, Path home) throws IOException {
        var parent = Files.createDirectories(home.toAbsolutePath().getParent());
        var unfinished = Files.createTempDirectory(parent, "unpacking-");
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar =
                new TarArchiveInputStream(
                        new XZInputStream(new BufferedInputStream(open(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, unfinished);
            }
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another program was faster, and its tree is the same.
        } finally {
            ServerDirectory.delete(unfinished);
        }
    }

    private static InputStream open(URL archive) throws IOException {
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
            throws IOException {
        var file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            var runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
