package dev.tidemark.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RelayBrokenKafkaTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static OwnKafka kafka;

    private final List<UUID> households = Stream.generate(RelayWorld::id).limit(40).toList();
    private RelayWorld world;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = OwnKafka.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void newWorld() {
        world = kafka.world();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void a_batch_that_expires_on_a_stalled_network_leaves_no_hole() throws Exception {
        world.relay(impatient(), world.topicSettings(), RelayConfiguration::producer);
        Reader reader = world.reader();
        world.write(1_000, households);
        world.awaitAllTaken(reader, SOON);
        kafka.network.pause();
        world.write(1_000, households);
        world.awaitState("waiting");
        kafka.network.resume();
        world.write(1_000, households);
        world.awaitAllTaken(reader, SOON);
    }

    private static RelaySettings impatient() {
        return new RelaySettings(
                true,
                Duration.ofMillis(20),
                Duration.ofSeconds(2),
                2000,
                8_000_000,
                Duration.ofSeconds(1));
    }

    @Test
    void kafka_down_for_some_seconds_blocks_no_command_and_gets_everything_afterwards()
            throws Exception {
        down(Duration.ofSeconds(3));
    }

    @Test
    @Tag("faults")
    void kafka_down_for_twenty_seconds_blocks_no_command_and_gets_everything_afterwards()
            throws Exception {
        down(Duration.ofSeconds(20));
    }

    private void down(Duration time) throws Exception {
        var relay = world.relay();
        Reader reader = world.reader();
        world.write(500, households);
        world.awaitAllTaken(reader, SOON);
        kafka.server.kill9();
        long slowest = writeFor(time);
        world.awaitState("waiting");
        assertThat(world.message()).contains("Commands go on");
        await().atMost(SOON).until(() -> relay.behind() > 0);
        kafka.server.startAgain();
        long begin = System.nanoTime();
        world.awaitAllTaken(reader, SOON);
        Figures.say(
                "Kafka down for %d s: slowest command %d ms, all %d taken %d ms after it was back",
                time.toSeconds(), slowest, reader.taken.size(), Figures.millisSince(begin));
        assertThat(slowest).as("one that waited for Kafka").isLessThan(time.toMillis());
    }

    private long writeFor(Duration time) throws Exception {
        var slowest = new AtomicLong();
        long begin = System.nanoTime();
        try (var writer = new Writer(world.database())) {
            for (int i = 0; Figures.millisSince(begin) < time.toMillis(); i++) {
                UUID household = households.get(i % households.size());
                long one = System.nanoTime();
                writer.write(household, household, 1);
                slowest.accumulateAndGet(Figures.millisSince(one), Math::max);
            }
        }
        return slowest.get();
    }

    @Test
    @Tag("faults")
    void an_acknowledged_tail_that_is_gone_comes_again_past_what_readers_have_seen()
            throws Exception {
        world.relay();
        Reader reader = world.reader();
        world.write(2_000, households);
        world.awaitAllTaken(reader, SOON);
        kafka.keep();
        world.write(500, households);
        world.awaitAllTaken(reader, SOON);
        kafka.loseTail();
        world.write(500, households);
        world.awaitAllTaken(reader, SOON);
        assertThat(
                        world.number(
                                "select count(*) from event_store.relay_request where done_at is not null and requested_by = 'relay'"))
                .isPositive();
        world.awaitAllTaken(world.reader(), SOON);
    }

    @Test
    void a_topic_whose_data_was_wiped_is_sent_again_as_a_new_generation() throws Exception {
        world.relay();
        world.write(1_000, households);
        world.awaitAllTaken(world.reader(), SOON);
        kafka.loseEverything();
        world.write(250, households);
        await().atMost(SOON)
                .until(() -> world.number("select max(generation) from event_store.topic") == 2);
        world.awaitState("sending");
        world.awaitAllTaken(world.reader(world.topic + ".g2"), SOON);
    }
}
