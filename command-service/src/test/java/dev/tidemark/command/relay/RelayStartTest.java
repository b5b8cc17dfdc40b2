package dev.tidemark.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.KafkaServer;
import dev.tidemark.embedded.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        @Test
        void whose_acknowledged_tail_is_gone_gets_it_again_past_what_readers_have_seen()
                throws Exception {
            var options = TestServers.ownKafkaOptions();
            try (var kafka = KafkaServer.start(options);
                    var world = withOwn(kafka)) {
                world.relay();
                Reader reader = world.reader();
                world.write(2_000, households);
                world.awaitAllTaken(reader, SOON);
                kafka.stop();
                copy(options.directory().resolve("data"), options.directory().resolve("older"));
                kafka.startAgain();
                world.write(500, households);
                world.awaitAllTaken(reader, SOON);
                world.stopRelay();
                kafka.kill9();
                delete(options.directory().resolve("data"));
                copy(options.directory().resolve("older"), options.directory().resolve("data"));
                kafka.startAgain();
                world.write(500, households);
                world.relay();
                world.awaitAllTaken(reader, SOON);
                world.awaitAllTaken(world.reader(), SOON);
                assertThat(
                                world.number(
                                        "select count(*) from event_store.relay_request where done_at is not null and requested_by = 'relay'"))
                        .isPositive();
            }
        }

        @Test
        void whose_data_was_wiped_is_sent_again_as_a_new_generation() throws Exception {
            var options = TestServers.ownKafkaOptions();
            try (var kafka = KafkaServer.start(options);
                    var world = withOwn(kafka)) {
                world.relay();
                world.write(1_000, households);
                world.awaitAllTaken(world.reader(), SOON);
                kafka.kill9();
                delete(options.directory().resolve("data"));
                kafka.startAgain();
                world.write(250, households);
                await().atMost(SOON)
                        .until(() ->
                                world.number("select max(generation) from event_store.topic") == 2);
                world.awaitState("sending");
                world.awaitAllTaken(world.reader(world.topic + ".g2"), SOON);
            }
        }

        private static RelayWorld withOwn(KafkaServer kafka) {
            return new RelayWorld(
                    TestServers.newDatabase(RelayWorld.template()), kafka.bootstrapServers());
        }

        private static void copy(Path from, Path to) throws IOException {
            try (var paths = Files.walk(from)) {
                for (Path path : paths.toList()) {
                    Files.copy(path, to.resolve(from.relativize(path)));
                }
            }
        }

        private static void delete(Path directory) throws IOException {
            try (var paths = Files.walk(directory)) {
                for (Path path : paths.toList().reversed()) {
                    Files.delete(path);
                }
            }
        }
    }
}
