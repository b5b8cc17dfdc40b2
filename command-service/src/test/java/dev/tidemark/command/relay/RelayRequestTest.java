package dev.tidemark.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayRequestTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RelayWorld world = new RelayWorld();
    private final UUID household = RelayWorld.householdIn(200);

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private String ask(String kind, Integer lane, Integer from) {
        world.execute(
                "insert into event_store.relay_request (kind, lane, from_seq, requested_by, reason) values ('%s', %s, %s, 'test', 'test')"
                        .formatted(kind, lane, from));
        await().atMost(SOON)
                .until(() ->
                        world.number(
                                        "select count(*) from event_store.relay_request where done_at is null")
                                == 0);
        return world.text("select result from event_store.relay_request order by id desc limit 1");
    }

    @Test
    void a_run_is_sent_again_up_to_the_checkpoint() throws Exception {
        world.relay();
        Reader reader = world.reader();
        world.write(500, List.of(household));
        world.awaitAllTaken(reader, SOON);
        assertThat(ask("resend", 200, 401)).isEqualTo("sent lane 200 again, numbers 401 to 500");
        await().atMost(SOON).until(() -> reader.dropped.get() == 100);
        world.write(10, List.of(household));
        world.awaitAllTaken(reader, SOON);
    }

    @Test
    void what_cannot_be_sent_again_is_answered_with_the_reason() {
        world.relay();
        assertThat(ask("resend", 200, 1))
                .isEqualTo("nothing to send again: lane 200 has been sent up to number 0");
        assertThat(ask("resend", 256, 1)).startsWith("refused: a lane is 0 to 255");
    }

    @Test
    void a_rebuild_of_a_topic_that_holds_nothing_else_keeps_the_store_id() throws Exception {
        world.relay();
        world.reader();
        world.write(500, List.of(household));
        String store = world.text("select store_id from event_store.store");
        assertThat(ask("rebuild", null, null))
                .startsWith(
                        "generation 2: all events are being sent to topic " + world.topic + ".g2")
                .contains("keeps its id");
        world.awaitAllTaken(world.reader(world.topic + ".g2"), SOON);
        assertThat(world.text("select store_id from event_store.store")).isEqualTo(store);
        assertThat(world.text("select name from event_store.topic order by generation desc"))
                .isEqualTo(world.topic + ".g2");
    }

    @Test
    void an_instance_that_does_not_lead_wakes_the_one_that_does() throws Exception {
        var deaf =
                new RelaySettings(
                        true,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(4),
                        2000,
                        8_000_000,
                        Duration.ofSeconds(4));
        world.relay(deaf, world.topicSettings(), RelayConfiguration::producer);
        Reader reader = world.reader();
        RelayBell elsewhere = world.bell();
        await().atMost(SOON)
                .until(() ->
                        world.number(
                                        "select count(*) from pg_stat_activity where datname = current_database() and query like 'listen%'")
                                == 1);
        world.write(10, List.of(household));
        elsewhere.ring();
        await().atMost(Duration.ofSeconds(2)).until(() -> reader.taken.size() == 10);
    }
}
