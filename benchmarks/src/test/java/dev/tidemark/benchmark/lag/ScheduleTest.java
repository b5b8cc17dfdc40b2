package dev.tidemark.benchmark.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Schedule schedule =
            Schedule.of(new LagOptions(200, Duration.ofSeconds(10), Duration.ofSeconds(20), 1, 1));

    @Test
    void half_the_writes_of_a_steady_rate_warm_up() {
        assertThat(schedule.warmUp()).isEqualTo(1000);
        assertThat(schedule.writes()).isEqualTo(5000);
        assertThat(schedule.isMeasured(999)).isFalse();
        assertThat(schedule.isMeasured(1000)).isTrue();
    }

    @Test
    void the_rate_rises_until_it_is_reached() {
        assertThat(schedule.dueNanos(0)).isZero();
        assertThat(gapBefore(10)).isGreaterThan(gapBefore(500));
        assertThat(gapBefore(990)).isBetween(4_900_000L, 5_200_000L);
    }

    @Test
    void measured_writes_are_evenly_apart() {
        assertThat(schedule.dueNanos(1000)).isEqualTo(10_000_000_000L);
        assertThat(schedule.dueNanos(1001)).isEqualTo(10_005_000_000L);
        assertThat(schedule.dueNanos(4999)).isEqualTo(29_995_000_000L);
    }

    private long gapBefore(int number) {
        return schedule.dueNanos(number) - schedule.dueNanos(number - 1);
    }
}
