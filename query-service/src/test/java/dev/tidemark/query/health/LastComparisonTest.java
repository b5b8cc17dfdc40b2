package dev.tidemark.query.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastComparisonTest {
    private final AtomicInteger made = new AtomicInteger();
    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final LastComparison last =
            new LastComparison(
                    () -> List.of("number " + made.incrementAndGet()),
                    Duration.ofSeconds(30),
                    () -> now);

    @Test
    void however_many_ask_within_its_age_it_is_made_once() {
        assertThat(IntStream.range(0, 200).parallel().mapToObj(_ -> last.found()))
                .containsOnly(List.of("number 1"));

        now = now.plusSeconds(29);
        assertThat(last.found()).containsExactly("number 1");

        now = now.plusSeconds(1);
        assertThat(last.found()).containsExactly("number 2");
    }

    @Test
    void one_that_fails_is_not_repeated_for_everybody_who_asks() {
        var failing =
                new LastComparison(
                        () -> {
                            throw new IllegalStateException("number " + made.incrementAndGet());
                        },
                        Duration.ofSeconds(30),
                        () -> now);

        assertThatThrownBy(failing::found).hasMessage("number 1");
        assertThatThrownBy(failing::found).hasMessage("number 1");

        now = now.plusSeconds(30);
        assertThatThrownBy(failing::found).hasMessage("number 2");
    }
}
