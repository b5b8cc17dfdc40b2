package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `tidemark`, in a home of its own whose `mvnw` only pretends to build.
class ScriptTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES =
            List.of(
                    "schema",
                    "embedded",
                    "command-service",
                    "rehearsal",
                    "projections",
                    "query-service",
                    "benchmarks",
                    "lint",
                    "cli");

    @TempDir Path folder;
    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.resolve("a home"));
        Files.createDirectories(home.resolve(".mvn"));
        Files.copy(REPOSITORY.resolve(".mvn/jdk25.sh"), home.resolve(".mvn/jdk25.sh"));
        Files.copy(REPOSITORY.resolve("tidemark"), home.resolve("tidemark"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        for (var module : MODULES) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.writeString(home.resolve(module).resolve("pom.xml"), "<project/>");
        }
        packStandIn();
        mvnw(
                """
                echo "$@" >arguments
                mkdir -p cli/target/lib command-service/target query-service/target rehearsal/target
                cp ../main.jar cli/target/tidemark-cli-1.jar
                touch command-service/target/tidemark-command-service-1-exec.jar
                touch query-service/target/tidemark-query-service-1-exec.jar
                touch rehearsal/target/tidemark-rehearsal-1-exec.jar
                """);
    }

    @Test
    void builds_once_and_hands_over_what_was_typed() throws Exception {
        var first = run("import", "a file.csv", "--commit");
        var second = run("status");

        assertThat(first)
                .isEqualTo(new Typed(0, home + " [import, a file.csv, --commit]\n", first.err()));
        assertThat(first.err()).startsWith("Building Tidemark");
        assertThat(Files.readString(home.resolve("arguments"))).contains("package");
        assertThat(second).isEqualTo(new Typed(0, home + " [status]\n", ""));
    }

    @Test
    void builds_again_when_a_source_is_newer() throws Exception {
        run("status");
        var source = home.resolve("projections/src/main/Added.java");
        Files.writeString(source, "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));

        assertThat(run("status").err()).startsWith("Building Tidemark");
    }

    @Test
    void a_test_is_no_reason_to_build() throws Exception {
        run("status");
        var test = Files.createDirectories(home.resolve("cli/src/test")).resolve("AddedTest.java");
        Files.writeString(test, "");
        Files.setLastModifiedTime(test, FileTime.from(Instant.now().plusSeconds(2)));

        assertThat(run("status").err()).isEmpty();
    }

    @Test
    void a_build_that_fails_shows_the_end_of_its_log() throws Exception {
        mvnw("echo '[ERROR] it does not compile'; exit 1");

        var typed = run("up");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("[ERROR] it does not compile", "tidemark-build.log");
    }

    @Test
    void works_through_a_link_from_anywhere() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("td"), home.resolve("tidemark"));

        assertThat(run(link, "status").out()).isEqualTo(home + " [status]\n");
    }

    private Typed run(String... arguments) throws Exception {
        return run(home.resolve("tidemark"), arguments);
    }

    private Typed run(Path script, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectError(err.toFile());
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Typed(process.waitFor(), out, Files.readString(err));
    }

    private void mvnw(String body) throws IOException {
        var mvnw = home.resolve("mvnw");
        Files.writeString(mvnw, "#!/bin/sh\nset -e\n" + body);
        Files.setPosixFilePermissions(mvnw, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// A program under the name of the class that the script starts.
    private void packStandIn() throws IOException {
        var source = folder.resolve("TidemarkCommand.java");
        Files.writeString(
                source,
                """
                package dev.tidemark.cli;
                class TidemarkCommand {
                    public static void main(String[] arguments) {
                        System.out.println(System.getProperty("tidemark.home") + " " + java.util.List.of(arguments));
                    }
                }
                """);
        var exit =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString());
        assertThat(exit).isZero();
        var name = "dev/tidemark/cli/TidemarkCommand.class";
        try (var out = new JarOutputStream(Files.newOutputStream(folder.resolve("main.jar")))) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(folder.resolve(name), out);
        }
    }
}
