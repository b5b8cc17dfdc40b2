package dev.tidemark.projection.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.projection.CallerRefused;
import dev.tidemark.projection.ProjectionId;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadOutcomesTest {
    private static final ProjectionId VERSION = new ProjectionId("spending", 2);

    private final AtomicLong second = new AtomicLong(10_000);
    private final ReadOutcomes outcomes = new ReadOutcomes(second::get);

    private void reads(int many, Duration each) {
        for (int i = 0; i < many; i++) {
            outcomes.of(VERSION, System.nanoTime() - each.toNanos(), () -> "answer");
        }
    }

    private void seconds(int many, int readsInEach, Duration each) {
        for (int i = 0; i < many; i++) {
            second.incrementAndGet();
            reads(readsInEach, each);
        }
    }

    private ReadOutcomes.Minute minute() {
        return Objects.requireNonNull(outcomes.lastMinute().get(VERSION.toString()));
    }

    @Test
    void one_pause_does_not_make_a_minute_slow() {
        seconds(59, 20, Duration.ofMillis(5));
        seconds(1, 50, Duration.ofMillis(400));

        assertThat(minute().reads()).isEqualTo(59 * 20 + 50);
        assertThat(minute().p99()).isBetween(4_000L, 20_000L);
    }

    @Test
    void nor_does_one_between_two_tens_of_seconds_soon_after_a_switch() {
        seconds(9, 20, Duration.ofMillis(5));
        seconds(2, 20, Duration.ofMillis(400));
        seconds(29, 20, Duration.ofMillis(5));

        assertThat(minute().p99()).isBetween(4_000L, 20_000L);
    }

    @Test
    void reads_that_stay_slow_do() {
        seconds(60, 20, Duration.ofMillis(5));
        seconds(40, 20, Duration.ofMillis(400));

        assertThat(minute().p99()).isBetween(330_000L, 480_000L);
        assertThat(minute().hourP99()).isBetween(4_000L, 20_000L);
    }

    @Test
    void few_reads_tell_no_p99() {
        seconds(60, 2, Duration.ofMillis(5));

        assertThat(minute().p99()).isZero();
    }

    @Test
    void a_failure_counts_and_a_refused_caller_does_not() {
        assertThatThrownBy(() ->
                        outcomes.of(
                                VERSION,
                                System.nanoTime(),
                                () -> {
                                    throw new IllegalStateException("broken");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        outcomes.of(
                                VERSION,
                                System.nanoTime(),
                                () -> {
                                    throw new Refusal();
                                }))
                .isInstanceOf(Refusal.class);

        assertThat(minute().failures()).isEqualTo(1);
    }

    @Test
    void a_read_that_came_to_no_version_is_a_failure_of_the_one_that_answered_last() {
        outcomes.unanswered("spending", System.nanoTime());
        assertThat(outcomes.lastMinute()).isEmpty();

        reads(1, Duration.ofMillis(5));
        outcomes.unanswered("spending", System.nanoTime());
        outcomes.unanswered("balances", System.nanoTime());

        assertThat(minute().failures()).isEqualTo(1);
        assertThat(outcomes.lastMinute()).hasSize(1);
    }

    private static final class Refusal extends CallerRefused {
        Refusal() {
            super(null);
        }
    }
}
