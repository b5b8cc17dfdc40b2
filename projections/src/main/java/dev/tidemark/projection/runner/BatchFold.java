package dev.tidemark.projection.runner;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.checkpoint.Arrivals;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.TopicRow;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Batch;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.log.Topics;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.table.RowCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Folds events that are at hand into a build as runners do with what they polled, though without a
/// topic, and in transactions that the caller cuts: for rehearsals. Nobody else may be writing the
/// build: whoever does is fenced off.
public final class BatchFold {
    private final BatchWriter writer;
    private final Partition partition;
    private final long cacheRows;

    private BatchFold(BatchWriter writer, Partition partition, long cacheRows) {
        this.writer = writer;
        this.partition = partition;
        this.cacheRows = cacheRows;
    }

    /// Begins where the build's checkpoint is, as a process does that was just started.
    ///
    /// @param store that the events are of; a build that holds another's is emptied first
    /// @param cacheRows how many rows are kept in memory between transactions
    public static BatchFold into(
            Build build, Projection projection, Database database, UUID store, long cacheRows) {
        var topic = new Topic(store, 1, "none", 1);
        new TopicRow(database, build.schema())
                .adopt(topic, projection.tables().stream().map(TableDefinition::name).toList());
        var checkpoints = new Checkpoints(database, build.schema());
        var holes =
                new Holes(
                        new Topics(database),
                        build.group(),
                        Duration.ofDays(1),
                        InstantSource.system());
        var writer =
                new BatchWriter(
                        database,
                        projection,
                        checkpoints,
                        new Arrivals(),
                        holes,
                        () -> OnPoison.HALT);
        var cache = new RowCache(projection.tables(), build.schema());
        return new BatchFold(
                writer, new Partition(checkpoints.take(topic, 0, "rehearsal"), cache), cacheRows);
    }

    /// Of each lane, the last number that is applied.
    public long[] applied() {
        return partition.lastNumbers();
    }

    /// Applies these in one transaction, or within the caller's.
    ///
    /// @param events in the order of their lanes, from the next number on
    /// @throws Halted at an event that cannot be applied
    public void apply(List<EventEnvelope> events) {
        writer.write(partition, new Batch(events, 0, events.size(), Map.of(), 0, null));
        partition.cache.trim(cacheRows, Long.MAX_VALUE);
    }
}
