package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.cli.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole corridor once, with the services as they are packaged: from three bank statements to
/// reports that agree.
class DemoEndToEndTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir Path folder;

    @BeforeEach
    void useTheServicesOfThisBuild() throws IOException {
        assumeTrue(
                isPackaged("command-service") && isPackaged("query-service"), "not packaged yet");
        System.setProperty("tidemark.home", HOME.toString());
    }

    @AfterEach
    void forgetThem() {
        System.clearProperty("tidemark.home");
    }

    @Test
    void three_statements_become_reports_that_agree() {
        var figures = folder.resolve("figures.json");

        var typed =
                Typed.command(
                        "demo",
                        "--ephemeral",
                        "--exit",
                        "--port",
                        "0",
                        "--json",
                        figures.toString());

        assertThat(typed.err()).isEmpty();
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .contains("Housing", "21,886.01", "Joint account", "agrees")
                .containsPattern(
                        "curl -H 'Authorization: Bearer \\S+' 'http://127.0.0.1:\\d+/api/v1/");
        var json = Json.MAPPER.readTree(figures);
        assertThat(json.path("accounts")).hasSize(3);
        assertThat(json.path("accounts").path(0).path("balance").asString()).isEqualTo("7419.89");
        assertThat(json.path("spending_total").asString()).isEqualTo("46620.13");
        assertThat(json.path("disagreements")).isEmpty();
    }

    static boolean isPackaged(String service) throws IOException {
        var target = HOME.resolve(service).resolve("target");
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (var jars = Files.newDirectoryStream(target, "*-exec.jar")) {
            return jars.iterator().hasNext();
        }
    }
}
