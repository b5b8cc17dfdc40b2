package dev.tidemark.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void percentiles_are_measured_values() {
        var durations =
                new Durations(LongStream.rangeClosed(1, 200).map(ms -> ms * 1_000_000).toArray());

        assertThat(durations.percentileMillis(50)).isEqualTo(100);
        assertThat(durations.percentileMillis(99)).isEqualTo(198);
        assertThat(durations.maxMillis()).isEqualTo(200);
    }

    @Test
    void are_written_flat() {
        var figures = new LinkedHashMap<String, Object>();

        new Durations(new long[] {1_500_000}).writeTo(figures, "lag.200");

        assertThat(figures)
                .containsEntry("lag.200.p50_ms", 1.5)
                .containsEntry("lag.200.p99_ms", 1.5)
                .containsEntry("lag.200.max_ms", 1.5);
    }

    @Test
    void nothing_measured_is_no_figure() {
        assertThatThrownBy(() -> new Durations(new long[0]).maxMillis())
                .isInstanceOf(BenchmarkFailed.class);
    }
}
