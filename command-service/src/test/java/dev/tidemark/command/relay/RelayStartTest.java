package dev.tidemark.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RelayStartTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<UUID> households = Stream.generate(RelayWorld::id).limit(40).toList();

    @Nested
    class Refuses {
        @Test
        void a_topic_that_forgets_until_it_is_told_not_to() throws Exception {
            try (var world = new RelayWorld()) {
                world.relay();
                world.reader();
                set(world, "retention.ms", "604800000");
                world.relayAgain();
                world.awaitState("refused");
                assertThat(world.message()).contains("retention.ms=604800000, it must be -1");
                world.write(250, households);
                set(world, "retention.ms", "-1");
                world.awaitState("sending");
                world.awaitAllTaken(world.reader(), SOON);
            }
        }

        private static void set(RelayWorld world, String setting, String value) throws Exception {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, world.topic);
            var change =
                    new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
            try (var admin =
                    Admin.create(Map.<String, Object>of("bootstrap.servers", world.kafka))) {
                admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
                await().atMost(SOON)
                        .until(
                                () ->
                                        admin.describeConfigs(List.of(topic))
                                                .all()
                                                .get()
                                                .get(topic)
                                                .get(setting)
                                                .value(),
                                value::equals);
            }
        }

        @Test
        void another_number_of_partitions_than_the_topic_was_made_with() throws Exception {
            try (var world = new RelayWorld()) {
                world.relay();
                world.reader();
                world.stopRelay();
                world.relay(
                        RelayWorld.SETTINGS,
                        new TopicSettings(world.topic, (short) 8, (short) 1),
                        RelayConfiguration::producer);
                world.awaitState("refused");
                assertThat(world.message())
                        .contains("has 16 partitions, but tidemark.topic.partitions is 8");
            }
        }

        @Test
        void a_store_that_can_lose_what_it_has_committed() throws Exception {
            try (var world = new RelayWorld()) {
                world.durableRelay();
                world.awaitState("refused");
                assertThat(world.message()).contains("=off, so a crash could take back events");
            }
        }
    }

    @Test
    void a_store_from_before_the_last_thousand_events_is_refused_and_repaired_by_a_rebuild()
            throws Exception {
        try (var world = new RelayWorld()) {
            world.write(2_000, households);
            world.relay();
            world.awaitAllTaken(world.reader(), SOON);
            world.closeAll();
            var backup = TestServers.newDatabase(world.address);
            world.relay();
            world.write(1_000, households);
            world.awaitAllTaken(world.reader(), SOON);
            world.closeAll();

            try (var restored = new RelayWorld(backup, world.kafka, world.topic)) {
                restored.write(1_500, households);
                restored.relay();
                restored.awaitState("refused");
                assertThat(restored.message())
                        .contains("the store is older than the topic")
                        .contains("tidemark relay rebuild");
                restored.write(250, households);
                String store = restored.text("select store_id from event_store.store");
                restored.execute(
                        "insert into event_store.relay_request (kind, requested_by, reason) values ('rebuild', 'test', 'restored')");
                restored.awaitState("sending");
                restored.awaitAllTaken(restored.reader(world.topic + ".g2"), SOON);
                assertThat(restored.stored()).hasSize(3_750);
                assertThat(restored.text("select store_id from event_store.store"))
                        .isNotEqualTo(store);
                assertThat(restored.text("select result from event_store.relay_request"))
                        .contains(world.topic + ".g2")
                        .contains("a new id");
            }
        }
    }

    @Nested
    class A_topic {
        /// Made again by hand with the first half of each partition; the reader keeps its offsets.
        @Test
        void that_has_lost_its_acknowledged_tail_gets_it_again_before_anything_new()
                throws Exception {
            try (var world = new RelayWorld()) {
                world.write(2_000, households);
                world.relay();
                Reader reader = world.reader();
                world.awaitAllTaken(reader, SOON);
                world.stopRelay();
                try (var topic = new MaimedTopic(world)) {
                    topic.keepFirstHalves();
                }
                world.write(500, households);
                world.relay();
                world.awaitAllTaken(reader, SOON);
                world.awaitAllTaken(world.reader(), SOON);
                assertThat(world.text("select reason from event_store.relay_request"))
                        .contains("has lost the tail of partition");
                assertThat(
                                world.number(
                                        "select count(*) from event_store.relay_request where done_at is null"))
                        .isZero();
                world.relayAgain();
                world.write(250, households);
                world.awaitAllTaken(reader, SOON);
            }
        }

        @Test
        void that_has_lost_its_beginning_is_refused() throws Exception {
            try (var world = new RelayWorld()) {
                world.write(250, households);
                world.relay();
                world.awaitAllTaken(world.reader(), SOON);
                try (var topic = new MaimedTopic(world)) {
                    topic.deleteBeginnings();
                }
                world.relayAgain();
                world.awaitState("refused");
                assertThat(world.message()).contains("its first events have been deleted");
            }
        }

        @Test
        void that_somebody_else_writes_to_is_refused() throws Exception {
            try (var world = new RelayWorld()) {
                world.write(250, households);
                world.relay();
                try (var reader = world.reader()) {
                    world.awaitAllTaken(reader, SOON);
                }
                try (var topic = new MaimedTopic(world)) {
                    topic.scribble();
                }
                world.relayAgain();
                world.awaitState("refused");
                assertThat(world.message()).contains("is not a record of the relay");
            }
        }
    }
}
