package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What this machine is and which small tools it has.
final class Platform {
    private Platform() {}

    static String name() {
        return os() + "-" + arch();
    }

    static String os() {
        var os = property("os.name");
        return os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "darwin" : os;
    }

    static String arch() {
        return switch (property("os.arch")) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            case String other -> other;
        };
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown").toLowerCase(Locale.ROOT);
    }

    static boolean isRoot() {
        return outputOf(List.of("id", "-u")).filter("0"::equals).isPresent();
    }

    /// In a session of its own a child does not get the Ctrl-C of the terminal: its parent decides
    /// in which order things stop. macOS has no setsid, but a perl.
    static List<String> inOwnSession() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        return onPath("perl")
                ? List.of("perl", "-MPOSIX", "-e", "setsid(); exec { $ARGV[0] } @ARGV")
                : List.of();
    }

    static boolean onPath(String tool) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Arrays.stream(path.split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /// What a small command prints; empty where it is missing, fails or hangs.
    static Optional<String> outputOf(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? Optional.of(output.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
