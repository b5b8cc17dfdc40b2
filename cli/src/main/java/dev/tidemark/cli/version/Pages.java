package dev.tidemark.cli.version;

import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The pages of `docs` that are written from the code, by the test that finds them stale. It
/// compiles everything that read models need first.
public final class Pages {
    private static final List<String> COMMAND =
            List.of(
                    "./mvnw",
                    "-B",
                    "-ntp",
                    "-pl",
                    "projections",
                    "-am",
                    "test",
                    "-Dtest=DocumentationTest",
                    "-Dsurefire.failIfNoSpecifiedTests=false",
                    "-Dtidemark.golden.write=true");

    private Pages() {}

    public static String command() {
        return String.join(" ", COMMAND);
    }

    /// @throws Refused naming the log, if it does not compile or the pages cannot be written
    public static void write(SourceTree tree) {
        var log = tree.resolve(Path.of("target", "tidemark-pages.log"));
        try {
            Files.createDirectories(log.getParent());
            var process =
                    new ProcessBuilder(COMMAND)
                            .directory(tree.home().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            if (process.waitFor() != 0) {
                throw Refused.because(
                        "The pages of docs were not written; the log is %s. Run %s once it compiles.",
                        log, command());
            }
        } catch (IOException e) {
            throw Refused.because("The pages of docs were not written: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.because("interrupted");
        }
    }
}
