package dev.tidemark.projection.runner;

import static dev.tidemark.projection.testing.Tallies.passes;
import static org.awaitility.Awaitility.await;

import dev.tidemark.projection.checkpoint.Arrivals;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.Tallies;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Events that nobody waits for are committed together, and at once when somebody does.
class LingerTest {
    private static final Duration LINGER = Duration.ofMinutes(5);
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private final Tallies tallies = new Tallies();
    private final TestTopic topic = tallies.topic();
    private final Spending spending = new Spending(7, 1);

    @AfterEach
    void close() {
        tallies.close();
    }

    @Test
    void a_reader_who_waits_ends_the_wait_for_more_events() throws InterruptedException {
        TestRunners runners = tallies.runners("linger");
        runners.start(TestRunners.lingering(500, 1_000, LINGER));
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    topic.publish(spending.next(topic, 1));
                    Thread.sleep(A_WHILE);
                    return runners.status().lagEvents() > 0;
                });

        Thread reader = Thread.startVirtualThread(() -> waitForCommit(runners));
        runners.awaitHead();
        reader.interrupt();

        passes(runners);
    }

    private static void waitForCommit(TestRunners runners) {
        Arrivals arrivals = runners.arrivals();
        try {
            arrivals.await("linger", 0, arrivals.commits("linger", 0), LINGER);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
