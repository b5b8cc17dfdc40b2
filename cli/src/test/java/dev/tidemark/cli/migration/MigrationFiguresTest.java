package dev.tidemark.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationFiguresTest {
    private static MigrationFigures figures(
            long reads, long failed, long stall, long lost, boolean equal) {
        return new MigrationFigures(reads, failed, stall, 500, 0, lost, equal, List.of());
    }

    @Test
    void a_migration_that_nobody_felt_breaks_no_promise() {
        assertThat(figures(1_001, 0, 99, 0, true).broken()).isEmpty();
    }

    @Test
    void each_broken_promise_is_named() {
        assertThat(figures(1_000, 1, 100, 2, false).broken())
                .satisfiesExactly(
                        few -> assertThat(few).contains("only 1000 reads"),
                        failed -> assertThat(failed).contains("1 reads failed"),
                        stall -> assertThat(stall).contains("100 ms near a switch"),
                        lost -> assertThat(lost).contains("2 acknowledged writes are lost"),
                        rows -> assertThat(rows).contains("tidemark check"));
    }

    @Test
    void the_longest_time_near_a_moment_counts_all_that_was_under_way_then() {
        var timings = new Timings();
        long due = System.nanoTime() - 20_000_000;
        timings.add(due);
        long after = System.nanoTime();

        assertThat(timings.longest(new Span(due + 1_000_000, after)).toMillis())
                .isGreaterThanOrEqualTo(20);
        assertThat(timings.longest(new Span(after + 1, after + 2)).isZero()).isTrue();
    }
}
