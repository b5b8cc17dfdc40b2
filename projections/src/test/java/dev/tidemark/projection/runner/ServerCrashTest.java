package dev.tidemark.projection.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.PostgresServer;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.projection.check.VersionCheck;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Read-model transactions do not wait for the disk, so a crash of PostgreSQL takes the last of
/// them back.
class ServerCrashTest {
    @Test
    void what_a_crash_takes_back_comes_again() {
        // A writer of the log that sleeps long, so that there is something to lose.
        try (var server =
                PostgresServer.start(
                        TestServers.ownPostgresOptions()
                                .durable(true)
                                .with("wal_writer_delay", "10s")
                                .with("wal_writer_flush_after", "1GB"))) {
            TestDatabase.prepare(server.address());
            try (var topic = new TestTopic(server.address(), 4);
                    var runners = new TestRunners(server.address(), topic, new Tally("crashing"))) {
                var spending = new Spending(5, 30);
                topic.publish(spending.next(topic, 3_000));
                topic.store().sql().sql("checkpoint").update();
                Runners running = runners.start(TestRunners.quick(50, 10_000));
                await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> runners.status().position() > 500);
                long before = runners.status().position();
                server.kill9();
                running.close();
                server.startAgain();
                long after = awaitPosition(runners);
                runners.start();
                runners.awaitHead();

                assertThat(after).as("what was there before the crash").isLessThan(before);
                VersionCheck check = runners.check();
                assertThat(check.passed()).as(check.toString()).isTrue();
                assertThat(check.completeness().applied()).isEqualTo(3_000);
            }
        }
    }

    private static long awaitPosition(TestRunners runners) {
        long[] position = new long[1];
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> {
                    position[0] = runners.status().position();
                    return true;
                });
        return position[0];
    }
}
