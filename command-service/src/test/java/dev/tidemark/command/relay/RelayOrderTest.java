package dev.tidemark.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RelayOrderTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RelayWorld world = new RelayWorld();

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void what_is_stored_arrives_once() throws Exception {
        var households = Stream.generate(RelayWorld::id).limit(100).toList();
        world.write(10_000, households);
        world.relay();
        Reader reader = world.reader();
        world.awaitAllTaken(reader, SOON);
        assertThat(world.number("select sum(last_seq) from event_store.relay_lane"))
                .isEqualTo(10_000);
    }

    @Test
    @Tag("faults")
    void a_backlog_of_fifty_thousand_events_is_sent_at_thousands_a_second() throws Exception {
        world.write(50_000, Stream.generate(RelayWorld::id).limit(100).toList());
        world.relay();
        Reader reader = world.reader();
        long begin = System.nanoTime();
        world.awaitAllTaken(reader, Duration.ofSeconds(60));
        Figures.say("backlog of 50,000: %d events/s", 50_000_000L / Figures.millisSince(begin));
    }

    @Test
    void sixteen_writers_on_fifty_aggregates_lose_nothing_and_no_effect_stands_before_its_cause()
            throws Exception {
        underWriters(Duration.ofSeconds(5));
    }

    @Test
    @Tag("faults")
    void sixteen_writers_for_ten_seconds_lose_nothing() throws Exception {
        underWriters(Duration.ofSeconds(10));
    }

    /// Slow commits, rolled back appends, and a transaction of somebody else that writes all the
    /// while.
    private void underWriters(Duration time) throws Exception {
        var bell = world.bell();
        world.relay(RelayWorld.SETTINGS, world.topicSettings(), RelayConfiguration::producer, bell);
        Reader reader = world.reader();
        try (var unrelated = world.writer().writingElsewhere();
                var crowd = new Crowd(world, bell, 16, 50)) {
            long begin = System.nanoTime();
            await().atMost(time.plus(SOON))
                    .until(() -> Figures.millisSince(begin) >= time.toMillis());
            crowd.stop();
            world.awaitAllTaken(reader, SOON);
            unrelated.rollback();
            var waits = crowd.waits(reader.arrivedAt);
            Figures.say(
                    "%d events of 16 writers, %d rolled back, %d slow commits; stored to taken: p50 %d ms, p99 %d ms, longest %d ms; %d sent twice, %d ahead of a hole",
                    waits.size(),
                    crowd.rolledBack(),
                    crowd.slow(),
                    waits.get(waits.size() / 2),
                    waits.get(waits.size() * 99 / 100),
                    waits.getLast(),
                    reader.dropped.get(),
                    reader.holes.get());
            assertThat(waits.getLast()).isLessThan(10_000);
        }
        assertThatEachAggregateIsInOrder(reader);
    }

    @Test
    @Tag("faults")
    void two_hundred_commands_a_second_are_on_the_topic_in_well_under_a_tenth_of_a_second()
            throws Exception {
        var bell = world.bell();
        world.relay(RelayWorld.SETTINGS, world.topicSettings(), RelayConfiguration::producer, bell);
        Reader reader = world.reader();
        var committedAt = new HashMap<UUID, Long>();
        var households = Stream.generate(RelayWorld::id).limit(200).toList();
        try (var writer = new Writer(world.database())) {
            long begin = System.nanoTime();
            for (int i = 0; i < 2_000; i++) {
                long due = begin + i * 5_000_000L;
                LockSupport.parkNanos(due - System.nanoTime());
                writer.write(households.get(i % 200), households.get(i % 200), 1);
                long now = System.nanoTime();
                bell.ring();
                writer.lastIds().forEach(id -> committedAt.put(id, now));
            }
        }
        world.awaitAllTaken(reader, SOON);
        var waits =
                committedAt.entrySet().stream()
                        .map(each ->
                                (reader.arrivedAt.get(each.getKey()) - each.getValue()) / 1_000)
                        .sorted()
                        .toList();
        Figures.say(
                "200 commands a second, commit to taken: p50 %d us, p99 %d us, longest %d us",
                waits.get(1_000), waits.get(1_980), waits.getLast());
        assertThat(waits.get(1_000)).isLessThan(100_000);
    }

    private static void assertThatEachAggregateIsInOrder(Reader reader) {
        Map<UUID, Long> next = new HashMap<>();
        for (StoredEvent event : reader.taken) {
            assertThat(event.aggregateSeq()).isEqualTo(next.getOrDefault(event.aggregate(), 0L));
            next.put(event.aggregate(), event.aggregateSeq() + 1);
        }
    }

    /// What lost events for readers of an index that is given before the commit. The open append is
    /// without the time limit that commands have: however slow the machine, it commits last.
    @Nested
    class Loses_nothing {
        private final UUID slow = RelayWorld.householdIn(7);
        private final UUID other = RelayWorld.householdIn(8);

        /// The others are taken while the slow one is open, and the slow one after its commit.
        private void whileOpen(Instant recordedAt, int others) throws Exception {
            world.relay();
            Reader reader = world.reader();
            try (var open = new Writer(world.database())) {
                open.withoutTimeLimit().begin(slow).append(slow, slow, 3, recordedAt);
                world.write(others, List.of(other, RelayWorld.householdIn(9)));
                await().atMost(SOON).until(() -> reader.taken.size() == others);
                open.commit();
            }
            world.awaitAllTaken(reader, SOON);
            assertThat(world.stored()).hasSize(others + 3);
        }

        @Test
        void of_an_append_that_stays_open_while_others_commit() throws Exception {
            whileOpen(Instant.now(), 10);
        }

        @Test
        void of_an_append_whose_clock_is_a_minute_ahead() throws Exception {
            whileOpen(Instant.now().plusSeconds(61), 10);
        }

        @Test
        void of_an_append_that_is_dated_back_after_another_was_rolled_back() throws Exception {
            try (var rolledBack = new Writer(world.database())) {
                rolledBack.begin(slow).append(slow, slow, 5, Instant.now()).rollback();
            }
            whileOpen(Instant.parse("2019-01-01T00:00:00Z"), 10);
            assertThat(world.number("select last_seq from event_store.lane where lane = 7"))
                    .isEqualTo(3);
        }

        @Test
        void of_an_append_that_two_thousand_events_overtake() throws Exception {
            whileOpen(Instant.now(), 2_000);
        }

        @Test
        @Tag("faults")
        void of_an_append_that_more_than_ten_thousand_events_overtake() throws Exception {
            var others = Stream.generate(RelayWorld::id).filter(id -> Lane.of(id) != 7).limit(50);
            var crowd = others.toList();
            try (var open = new Writer(world.database())) {
                open.withoutTimeLimit().begin(slow).append(slow, slow, 1, Instant.now());
                world.write(10_050, crowd);
                world.relay();
                Reader reader = world.reader();
                await().atMost(SOON).until(() -> reader.taken.size() == 10_050);
                open.commit();
                world.awaitAllTaken(reader, SOON);
            }
        }

        @Test
        void of_an_append_that_is_open_when_the_relay_starts() throws Exception {
            try (var open = new Writer(world.database())) {
                open.withoutTimeLimit().begin(slow).append(slow, slow, 2, Instant.now());
                world.write(10, List.of(other));
                world.relay();
                Reader reader = world.reader();
                await().atMost(SOON).until(() -> reader.taken.size() == 10);
                open.commit();
                world.awaitAllTaken(reader, SOON);
            }
        }

        @Test
        void of_appends_that_commit_in_another_order_than_they_began() throws Exception {
            world.relay();
            Reader reader = world.reader();
            try (var first = new Writer(world.database());
                    var second = new Writer(world.database());
                    var third = new Writer(world.database())) {
                first.withoutTimeLimit().begin(slow).append(slow, slow, 1, Instant.now());
                second.withoutTimeLimit().begin(other).append(other, other, 1, Instant.now());
                UUID last = RelayWorld.householdIn(23);
                third.begin(last).append(last, last, 1, Instant.now()).commit();
                await().atMost(SOON).until(() -> reader.taken.size() == 1);
                second.commit();
                await().atMost(SOON).until(() -> reader.taken.size() == 2);
                first.commit();
            }
            world.awaitAllTaken(reader, SOON);
        }
    }
}
