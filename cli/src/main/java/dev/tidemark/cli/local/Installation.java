package dev.tidemark.cli.local;

import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/// Where Tidemark's own programs are: the folder that the script `tidemark` is in.
public record Installation(Path home) {
    private static final String PROPERTY = "tidemark.home";

    /// Named by the script; else the current folder.
    public static Installation found() {
        return new Installation(
                Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize());
    }

    /// Before anything is started.
    void requirePrograms() {
        for (var service : ServiceName.values()) {
            program(service);
        }
    }

    Path program(ServiceName service) {
        return program(service.folder());
    }

    /// @param module that packs a program of its own
    Path program(String module) {
        var folder = home.resolve(module).resolve("target");
        return matching(folder, "tidemark-" + module + "-*-exec.jar").stream()
                .findFirst()
                .orElseThrow(() ->
                        Refused.because(
                                "There is no %s in %s. Run ./mvnw package -DskipTests in %s.",
                                module, folder, home));
    }

    private static List<Path> matching(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(folder, pattern)) {
            return StreamSupport.stream(files.spliterator(), false).sorted().toList();
        } catch (IOException e) {
            throw Refused.because("%s cannot be read: %s", folder, e);
        }
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
