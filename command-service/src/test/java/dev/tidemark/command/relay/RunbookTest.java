package dev.tidemark.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The runbook has a section for whatever the relay refuses.
class RunbookTest {
    private static final Duration TIME = Duration.ofSeconds(1);

    @Test
    void names_every_refusal_of_the_relay() throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "docs", "RUNBOOK.md")))
                .filteredOn(line -> line.startsWith("### relay: "))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Refused.Kind.values())
                                .map(kind -> "### relay: " + kind.code())
                                .toList());
    }

    @Test
    void every_meter_of_the_relay_that_an_alert_names_exists() throws IOException {
        String alerts = Files.readString(Path.of("..", "docs", "alerts.yml"));
        var database = RelayConfiguration.database("jdbc:postgresql://127.0.0.1/none", "", "");
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (var bell = new NotifyingBell(database)) {
            new RelayConfiguration()
                    .relay(
                            new RelaySettings(true, TIME, TIME, 1, 1, TIME),
                            new TopicSettings("none", (short) 1, (short) 1),
                            "127.0.0.1:1",
                            true,
                            database,
                            bell)
                    .bindTo(registry);
        }
        String meters = registry.scrape();

        assertThat(Pattern.compile("tidemark_relay_[a-z_]+").matcher(alerts).results())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meters).contains("# TYPE " + meter.group() + " "));
    }
}
