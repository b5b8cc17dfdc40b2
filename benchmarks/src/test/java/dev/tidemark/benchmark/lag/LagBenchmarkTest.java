package dev.tidemark.benchmark.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.benchmark.BenchmarkFailed;
import dev.tidemark.benchmark.Instance;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LagBenchmarkTest {
    private static final LagOptions SHORT =
            new LagOptions(50, Duration.ofSeconds(1), Duration.ofSeconds(2), 2, 1);

    @Test
    void measures_every_write_of_a_watched_household_and_no_less_than_the_read_model_lags()
            throws Exception {
        try (var tidemark = new SlowReadModel(Duration.ofMillis(60))) {
            var figures = new LagBenchmark(new Instance(tidemark.url(), "token"), SHORT).run();

            assertThat(figures.lag().count()).isEqualTo(50);
            assertThat(figures.write().count()).isEqualTo(100);
            assertThat(figures.failed()).isZero();
            assertThat(figures.lag().percentileMillis(50)).isBetween(50.0, 5_000.0);
            assertThat(figures.toFlat())
                    .containsKeys(
                            "lag.50.p50_ms", "lag.50.p99_ms", "lag.50.max_ms", "machine.cores");
        }
    }

    @Test
    void gives_no_figures_where_nothing_answers() {
        var nowhere = new Instance(URI.create("http://127.0.0.1:1"), "token");

        assertThatThrownBy(() -> new LagBenchmark(nowhere, SHORT).run())
                .isInstanceOf(BenchmarkFailed.class);
    }
}
