package dev.tidemark.projection.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.check.VersionCheck;
import dev.tidemark.projection.checkpoint.Claim;
import dev.tidemark.projection.log.Batch;
import dev.tidemark.projection.log.Topics;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.table.RowCache;
import dev.tidemark.projection.testing.CommitFaults;
import dev.tidemark.projection.testing.CommitFaults.Fault;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// An owner that was taken for dead and comes back.
class ZombieTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void writes_nothing_even_with_rows_in_hand_that_the_new_owner_has_written() {
        DatabaseAddress address = TestDatabase.fresh();
        var tally = new Tally("ghost");
        try (var topic = new TestTopic(address, 1);
                var runners = new TestRunners(address, topic, tally)) {
            List<StoredEvent> events = new Spending(1, 3).next(topic, 30);
            topic.publish(events);
            Build build = new Builds(runners.database()).kept().getFirst();
            var parts =
                    new BuildParts(
                            build,
                            tally,
                            runners.supplies(TestRunners.quick(500, 1_000), runners.dataSource()),
                            () -> OnPoison.PARK);
            var now = new Topics(runners.database()).active().orElseThrow();
            parts.adopt(now);
            Partition zombie = partition(parts, parts.checkpoints().take(now, 0, "zombie"));
            Partition owner = partition(parts, parts.checkpoints().take(now, 0, "owner"));

            parts.writer().write(owner, batch(topic, events));
            var before = runners.fingerprints();
            var checkpoint = parts.checkpoints().lanes().all();

            assertThatThrownBy(() -> parts.writer().write(zombie, batch(topic, events)))
                    .hasRootCauseInstanceOf(org.postgresql.util.PSQLException.class);
            assertThatThrownBy(() -> parts.writer().write(zombie, empty()))
                    .isInstanceOf(PartitionLost.class);
            assertThat(parts.checkpoints().readAgain(now, 0, zombie.epoch)).isEmpty();
            assertThat(runners.fingerprints()).isEqualTo(before);
            assertThat(parts.checkpoints().lanes().all()).isEqualTo(checkpoint);
            assertThat(runners.parked().list()).isEmpty();
        }
    }

    /// Build 2 over the same tables is another consumer group, so both own every partition.
    @Test
    void frozen_before_its_commit_holds_its_successor_up_briefly_and_doubles_nothing() {
        DatabaseAddress address = TestDatabase.fresh();
        var tally = new Tally("frozen");
        try (var topic = new TestTopic(address, 2)) {
            topic.store()
                    .sql()
                    .sql(
                            "alter role tidemark_runner in database %s set idle_in_transaction_session_timeout = '1s'"
                                    .formatted(address.database()))
                    .update();
            try (var runners = new TestRunners(address, topic, tally);
                    var freezer = new Freezer()) {
                var spending = new Spending(1, 3);
                topic.publish(spending.next(topic, 100));
                RunnerSettings settings = TestRunners.quick(20, 1_000);
                runners.start(settings, new CommitFaults(runners.dataSource(), freezer));
                runners.awaitHead();

                freezer.armed.set(true);
                topic.publish(spending.next(topic, 100));
                await().atMost(TEN_SECONDS).until(freezer::isFrozen);
                Build same = new Builds(runners.database()).kept().getFirst();
                try (var successor =
                        new Runners(
                                runners.supplies(settings, runners.dataSource()), List.of(tally))) {
                    successor.run(
                            List.of(new Build(same.projection(), 2, same.schema(), same.state())));
                    runners.awaitHead();
                    freezer.close();
                    topic.publish(spending.next(topic, 100));
                    runners.awaitHead();

                    VersionCheck check = runners.check();
                    assertThat(check.passed()).as(check.toString()).isTrue();
                    assertThat(check.completeness().applied()).isEqualTo(300);
                    assertThat(runners.parked().list()).isEmpty();
                }
            }
        }
    }

    /// Once armed, holds one commit back until it is closed.
    private static final class Freezer implements Supplier<Fault>, AutoCloseable {
        private final AtomicBoolean armed = new AtomicBoolean();
        private final CountDownLatch frozen = new CountDownLatch(1);
        private final CountDownLatch thawed = new CountDownLatch(1);

        @Override
        public Fault get() {
            if (armed.getAndSet(false)) {
                frozen.countDown();
                awaitThaw();
            }
            return Fault.NONE;
        }

        private void awaitThaw() {
            try {
                thawed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        boolean isFrozen() {
            return frozen.getCount() == 0;
        }

        @Override
        public void close() {
            thawed.countDown();
        }
    }

    private static Partition partition(BuildParts parts, Claim claim) {
        return new Partition(
                claim, new RowCache(parts.projection().tables(), parts.build().schema()));
    }

    private static Batch batch(TestTopic topic, List<StoredEvent> stored) {
        List<EventEnvelope> events = stored.stream().map(e -> e.decode(topic.codec())).toList();
        return new Batch(events, events.size(), events.size(), Map.of(), 0, null);
    }

    private static Batch empty() {
        return new Batch(List.of(), 99, 0, Map.of(), 0, null);
    }
}
