package dev.tidemark.projection.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.event.topic.EventRecords;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.Tallies;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A record that cannot be taken stops its partition, and nothing is skipped.
class StoppedPartitionTest {
    private static final byte[] CUT = "{\"transaction\":".getBytes(StandardCharsets.UTF_8);

    private final Tallies tallies = new Tallies();
    private final TestTopic topic = tallies.topic();
    private final Spending spending = new Spending(11, 40);
    private final Tally tally = Tallies.named("stopped_");
    private final TestRunners runners = tallies.runners(tally);
    private final UUID victim = spending.household(0);

    @AfterEach
    void close() {
        tallies.close();
    }

    private StoredEvent expense() {
        UUID transaction = UUID.randomUUID();
        return topic.number(victim, transaction, Spending.expense(transaction, 1, "baker"));
    }

    @Test
    void an_event_of_a_newer_release_pauses_its_partition_alone() {
        StoredEvent event = expense();
        topic.store().append(List.of(event));
        topic.send(List.of(other(event, 99, event.json())));
        topic.publish(spending.next(topic, 400));

        runners.start();
        int partition = event.lane() % topic.partitions();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        runners.status().stopped().size() == 1
                                && runners.status().lagEvents() == behind(partition));

        BuildStatus.Stopped stopped = runners.status().stopped().getFirst();
        assertThat(stopped.partition()).isEqualTo(partition);
        assertThat(stopped.kind()).isEqualTo("needs_newer_release");
        assertThat(stopped.message())
                .contains("expense-recorded revision 99 needs a newer release");
        assertThat(runners.parked().list()).isEmpty();
    }

    private long behind(int partition) {
        return topic.store()
                .sql()
                .sql("select sum(last_seq)::bigint from event_store.lane where lane % 4 = ?")
                .param(partition)
                .query(Long.class)
                .single();
    }

    @Test
    void what_is_no_event_stops_its_partition_and_is_not_skipped() {
        StoredEvent event = expense();
        ProducerRecord<byte[], byte[]> good = topic.record(event);
        ProducerRecord<byte[], byte[]> garbled =
                EventRecords.write(other(event, 1, CUT), topic.name(), good.partition());
        topic.store().append(List.of(event));
        topic.sendRaw(garbled);
        int other = (good.partition() + 1) % topic.partitions();
        topic.sendRaw(new ProducerRecord<>(topic.name(), other, null, new byte[] {1, 2}));

        runners.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> runners.status().stopped().size() == 2);

        assertThat(runners.status().stopped())
                .allSatisfy(stopped -> assertThat(stopped.kind()).isEqualTo("unreadable"));
        assertThat(runners.status().position()).isZero();
    }

    private static StoredEvent other(StoredEvent e, int revision, byte[] json) {
        return new StoredEvent(
                e.store(),
                e.lane(),
                e.laneSeq(),
                e.eventId(),
                e.type(),
                revision,
                e.household(),
                e.aggregate(),
                e.aggregateSeq(),
                e.recordedAt(),
                e.actor(),
                e.correlation(),
                e.causation(),
                json);
    }
}
