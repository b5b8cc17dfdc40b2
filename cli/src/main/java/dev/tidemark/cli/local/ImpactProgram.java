package dev.tidemark.cli.local;

import dev.tidemark.cli.http.Json;
import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The program of `query-service` that finds what a change of a read model touches. It starts no
/// service and needs none.
public final class ImpactProgram {
    private static final String MAIN = "dev.tidemark.query.impact.ImpactProgram";
    private static final String LAUNCHER =
            "org.springframework.boot.loader.launch.PropertiesLauncher";

    private final Installation installation;

    public ImpactProgram(Installation installation) {
        this.installation = installation;
    }

    /// @return what the program reports
    public JsonNode of(String readModel) {
        var jar = installation.program(ServiceName.QUERY_SERVICE);
        try {
            var process =
                    new ProcessBuilder(
                                    List.of(
                                            Installation.java().toString(),
                                            "-XX:TieredStopAtLevel=1",
                                            "-XX:+UseSerialGC",
                                            "-Dloader.main=" + MAIN,
                                            "-cp",
                                            jar.toString(),
                                            LAUNCHER,
                                            readModel))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            var said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            return switch (process.waitFor()) {
                case 0 -> Json.MAPPER.readTree(said);
                case 3 -> throw Refused.asTyped("%s", said);
                default -> throw Refused.because("%s did not say what it touches.", jar);
            };
        } catch (IOException e) {
            throw Refused.because("%s cannot be started: %s", jar, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.because("interrupted");
        }
    }
}
