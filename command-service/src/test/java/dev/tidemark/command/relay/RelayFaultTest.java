package dev.tidemark.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RelayFaultTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<UUID> households = Stream.generate(RelayWorld::id).limit(40).toList();

    @Nested
    class Two_relays {
        /// The first is held up between two sends; the second goes on where it had stopped.
        @Test
        void the_one_that_slept_through_its_lease_moves_nothing() throws Exception {
            try (var world = new RelayWorld()) {
                world.write(500, households);
                var asleep = new CountDownLatch(1);
                var wake = new CountDownLatch(1);
                var sent = new AtomicInteger();
                var sleeper =
                        world.relay(
                                RelayWorld.SETTINGS,
                                world.topicSettings(),
                                InterferingProducer.with(_ -> {
                                    if (sent.incrementAndGet() == 100) {
                                        asleep.countDown();
                                        wake.await();
                                    }
                                    return InterferingProducer.Fate.SENT;
                                }));
                asleep.await();
                world.relay();
                await().atMost(SOON)
                        .until(() ->
                                world.number("select epoch from event_store.relay_lease") == 2);
                Reader reader = world.reader();
                world.awaitAllTaken(reader, SOON);
                world.write(250, households);
                world.awaitAllTaken(reader, SOON);
                wake.countDown();
                await().atMost(SOON).until(() -> !sleeper.leads());
                world.write(250, households);
                world.awaitAllTaken(reader, SOON);
                assertThat(world.number("select sum(last_seq) from event_store.relay_lane"))
                        .isEqualTo(1_000);
                assertThat(reader.dropped.get()).isPositive();
            }
        }

        @Test
        void one_stopped_by_a_signal_and_continued_loses_nothing() throws Exception {
            try (var world = new RelayWorld();
                    var first =
                            RelayProcess.start(world.address, TestServers.kafka(), world.topic)) {
                Reader reader = world.reader();
                world.write(1_000, households);
                first.signal("STOP");
                world.write(1_000, households);
                world.relay();
                world.awaitAllTaken(reader, SOON);
                first.signal("CONT");
                world.write(1_000, households);
                world.awaitAllTaken(reader, SOON);
                assertThat(world.number("select epoch from event_store.relay_lease")).isEqualTo(2);
                assertThat(world.number("select sum(last_seq) from event_store.relay_lane"))
                        .isEqualTo(3_000);
            }
        }

        @Test
        void the_second_takes_over_at_once_when_the_first_is_stopped() throws Exception {
            try (var world = new RelayWorld()) {
                var first = withLongLease(world);
                Reader reader = world.reader();
                var second = withLongLease(world);
                first.stop();
                await().atMost(LONG_LEASE.dividedBy(2)).until(second::leads);
                world.write(500, households);
                world.awaitAllTaken(reader, SOON);
            }
        }
    }

    private static final Duration LONG_LEASE = Duration.ofSeconds(30);

    private static RelayRunner withLongLease(RelayWorld world) {
        var settings = RelayWorld.SETTINGS;
        return world.relay(
                new RelaySettings(
                        true,
                        settings.poll(),
                        LONG_LEASE,
                        settings.batchEvents(),
                        settings.batchBytes(),
                        settings.delivery()),
                world.topicSettings(),
                RelayConfiguration::producer);
    }

    @Nested
    class A_producer {
        /// Of the first batch, one event in ten expires and the others arrive.
        @Test
        void that_gives_up_a_batch_and_delivers_later_ones_leaves_no_hole() throws Exception {
            try (var world = new RelayWorld()) {
                world.write(1_000, households);
                var count = new AtomicInteger();
                world.relay(
                        RelayWorld.SETTINGS,
                        world.topicSettings(),
                        InterferingProducer.with(_ ->
                                count.incrementAndGet() % 10 == 5 && count.get() <= 1_000
                                        ? InterferingProducer.Fate.EXPIRED
                                        : InterferingProducer.Fate.SENT));
                Reader reader = world.reader();
                world.awaitAllTaken(reader, SOON);
                assertThat(reader.holes.get()).isPositive();
            }
        }
    }

    @Nested
    class PostgreSQL {
        @Test
        void that_crashes_takes_nothing_back_that_the_topic_has() throws Exception {
            try (var postgres = TestServers.ownPostgres(true);
                    var world =
                            new RelayWorld(
                                    RelayWorld.migrated(postgres.address()), TestServers.kafka())) {
                world.relay();
                Reader reader = world.reader();
                var crowd = new Crowd(world, world.bell(), 8, 20);
                await().atMost(SOON).until(() -> reader.taken.size() > 500);
                postgres.kill9();
                crowd.stopAnyhow();
                postgres.startAgain();
                world.awaitState("sending");
                world.write(250, households);
                world.awaitAllTaken(reader, SOON);
                assertThat(reader.arrivedAt.keySet()).containsAll(crowd.committed());
            }
        }
    }
}
