package dev.tidemark.projection.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PacingTest {
    private final AtomicReference<@Nullable Integer> throttle = new AtomicReference<>();
    private final Pacing pacing =
            new Pacing(() -> true, throttle::get, () -> Duration.ZERO, Duration.ofMillis(100));

    @Test
    void a_throttle_that_is_lifted_lets_a_waiting_build_go_on_at_once() throws Exception {
        throttle.set(1);
        var waiting = CompletableFuture.supplyAsync(this::thousandEvents);
        throttle.set(null);

        assertThat(waiting.get(5, TimeUnit.SECONDS)).isTrue();
    }

    private boolean thousandEvents() {
        try {
            return pacing.goOn(1_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_throttle_spaces_events_out() throws InterruptedException {
        throttle.set(1_000);
        long begin = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            pacing.goOn(100);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThan(Duration.ofMillis(290));
    }
}
