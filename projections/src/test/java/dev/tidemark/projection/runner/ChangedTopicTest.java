package dev.tidemark.projection.runner;

import static dev.tidemark.projection.testing.Tallies.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.Claim;
import dev.tidemark.projection.checkpoint.TopicRow;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.log.Topics;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.Tallies;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A topic that is cut, or replaced by another, and a store that is replaced.
class ChangedTopicTest {
    private final Tallies tallies = new Tallies();
    private final TestTopic topic = tallies.topic();
    private final Spending spending = new Spending(7, 40);

    @AfterEach
    void close() {
        tallies.close();
    }

    @Test
    void a_log_cut_at_its_beginning_is_asked_for_again() {
        TestRunners runners = tallies.runners("cut");
        List<StoredEvent> events = spending.next(topic, 200);
        topic.publish(events);
        for (int partition = 0; partition < 4; partition++) {
            topic.forgetBefore(partition, 3);
        }
        runners.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> !topic.store().openResends().isEmpty());
        topic.send(events);
        runners.awaitHead();
        passes(runners);
    }

    @Test
    void a_new_generation_with_other_partitions_is_read_from_its_beginning() {
        TestRunners runners = tallies.runners("generation");
        List<StoredEvent> events = spending.next(topic, 300);
        topic.publish(events);
        runners.start();
        runners.awaitHead();

        topic.begin(7);
        topic.send(events);
        topic.publish(spending.next(topic, 300));

        runners.awaitHead();
        passes(runners);
    }

    @Test
    void for_another_store_a_read_model_begins_from_nothing() {
        TestRunners runners = tallies.runners("restored");
        topic.publish(spending.next(topic, 300));
        runners.start();
        runners.awaitHead();

        topic.store().replace();
        topic.begin(4);
        topic.publish(new Spending(8, 5).next(topic, 50));

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        runners.status().position() == 50 && runners.status().lagEvents() == 0);
        passes(runners);
    }

    @Test
    void nobody_takes_a_partition_of_a_topic_that_is_being_left() {
        TestRunners runners = tallies.runners("leaving");
        Database database = runners.database();
        var row = new TopicRow(database, runners.schema());
        var checkpoints = new Checkpoints(database, runners.schema());
        Topic left = new Topics(database).active().orElseThrow();
        row.adopt(left, List.of());
        topic.begin(4);
        Topic next = new Topics(database).active().orElseThrow();

        CompletableFuture<Claim> late =
                database.transaction(() -> {
                    row.adopt(next, List.of());
                    var taking =
                            CompletableFuture.supplyAsync(() -> checkpoints.take(left, 3, "late"));
                    await().atMost(Duration.ofSeconds(5))
                            .until(() -> taking.isDone() || somebodyWaits(database));
                    return taking;
                });

        assertThat(late).failsWithin(Duration.ofSeconds(5));
        assertThat(checkpoints.epoch(3)).isZero();
    }

    private static boolean somebodyWaits(Database database) {
        return database.sql()
                        .sql(
                                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0;
    }
}
