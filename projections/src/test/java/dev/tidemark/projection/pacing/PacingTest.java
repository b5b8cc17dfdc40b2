package dev.tidemark.projection.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacingTest {
    @Test
    void a_throttle_that_is_lifted_lets_a_waiting_build_go_on_at_once() {
        var looks = new AtomicInteger();
        var lifted =
                new Pacing(
                        () -> true,
                        () -> looks.getAndIncrement() == 0 ? 1 : null,
                        () -> Duration.ZERO,
                        Duration.ofMillis(100));

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> lifted.goOn(1_000));
    }

    @Test
    void a_throttle_spaces_events_out() throws InterruptedException {
        var pacing =
                new Pacing(() -> true, () -> 1_000, () -> Duration.ZERO, Duration.ofMillis(100));
        long begin = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            pacing.goOn(100);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void a_transaction_is_a_twentieth_of_a_second_where_somebody_reads_and_any_size_elsewhere() {
        var read =
                new Pacing(
                        () -> true,
                        () -> null,
                        () -> Duration.ofMillis(20),
                        Duration.ofMillis(100));
        var alone = new Pacing(() -> true, () -> null, () -> Duration.ZERO, Duration.ofMillis(100));

        assertThat(read.most()).isEqualTo(250);
        assertThat(read.and(alone).most()).isEqualTo(250);
        assertThat(alone.most()).isGreaterThan(100_000);
    }
}
