package dev.tidemark.query.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.projection.check.Checks;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class RunningChecksTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private final RunningChecks checks = new RunningChecks(lasting(), Clock.systemUTC());

    private ObjectProvider<Checks> lasting() {
        return new ObjectProvider<>() {
            @Override
            public Checks getObject() {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                throw new IllegalStateException("it has lasted long enough");
            }
        };
    }

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    void of_checks_that_are_started_at_once_one_is_and_the_others_are_told_of_it() {
        List<CompletableFuture<Object>> asked =
                IntStream.range(0, 8)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(this::answer))
                        .toList();
        List<Object> answers = asked.stream().map(CompletableFuture::join).toList();

        assertThat(answers)
                .filteredOn(RunningChecks.Check.class::isInstance)
                .singleElement()
                .isEqualTo(checks.running().orElseThrow());
        assertThat(answers).filteredOn(Problem.CHECK_RUNNING::equals).hasSize(7);
    }

    private Object answer() {
        try {
            return checks.start();
        } catch (Refused refused) {
            return refused.problem();
        }
    }

    @Test
    void after_the_end_of_one_the_next_is_started() {
        RunningChecks.Check first = checks.start();
        end.countDown();
        await().atMost(Duration.ofSeconds(5)).until(() -> checks.running().isEmpty());

        assertThat(checks.start().id()).isNotEqualTo(first.id());
    }
}
