package dev.tidemark.projection.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.log.Batch;
import dev.tidemark.projection.log.Topics;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.table.RowCache;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An owner that was taken for dead and comes back.
class ZombieTest {
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
                            runners.supplies(TestRunners.quick(500, 1_000), runners.dataSource()));
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

    private static Partition partition(
            BuildParts parts, dev.tidemark.projection.checkpoint.Claim claim) {
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
