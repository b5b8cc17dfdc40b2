package dev.tidemark.projection.runner;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.checkpoint.Advance;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.Checkpoints.Step;
import dev.tidemark.projection.checkpoint.LaneCheckpoint;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.LogIncomplete;
import dev.tidemark.projection.log.Replay;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.table.RowCache;
import dev.tidemark.store.Lane;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the rows of a parked household anew from the log, up to where its lane is, and lets its
/// events flow again: all in one transaction.
final class Repair {
    private static final Logger LOG = LoggerFactory.getLogger(Repair.class);

    private final Database database;
    private final Projection projection;
    private final String schema;
    private final Checkpoints checkpoints;
    private final Replay replay;

    Repair(
            Database database,
            Projection projection,
            String schema,
            Checkpoints checkpoints,
            Replay replay) {
        this.database = database;
        this.projection = projection;
        this.schema = schema;
        this.checkpoints = checkpoints;
        this.replay = replay;
    }

    /// Does nothing if the household is not parked in this partition.
    void of(Partition partition, Topic topic, UUID household) {
        Parked parked = partition.parked(household);
        LaneCheckpoint lane = partition.lanes().get(Lane.of(household));
        if (parked == null || lane == null) {
            return;
        }
        LaneCheckpoint whole = lane.plus(parked.count(), parked.hash());
        try {
            database.transaction(() -> {
                refold(partition, topic, household, lane.lastSeq());
                return unpark(partition, household, whole);
            });
            partition.repaired(household, whole);
            LOG.info("{} repaired household {} from the log", schema, household);
        } catch (Halted | LogIncomplete e) {
            checkpoints.parked().retryFailed(household, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (!DataFault.isCauseOf(e)) {
                throw e;
            }
            checkpoints.parked().retryFailed(household, DataFault.describe(e));
        }
    }

    private void refold(Partition partition, Topic topic, UUID household, long upTo) {
        long[] bound = new long[Lane.COUNT];
        bound[Lane.of(household)] = upTo;
        var cache = new RowCache(projection.tables(), schema);
        database.withoutTimeLimit();
        database.connection(connection -> {
            cache.use(connection);
            cache.deleteHousehold(household);
            return true;
        });
        replay.read(
                topic,
                List.of(partition.number),
                bound,
                event -> event.household().equals(household),
                (_, events) -> fold(cache, events));
    }

    private void fold(RowCache cache, List<EventEnvelope> events) {
        database.connection(connection -> {
            cache.use(connection);
            for (Parked failed : Fold.apply(projection, cache, events).values()) {
                throw new Halted(failed);
            }
            cache.flush();
            cache.committed();
            return true;
        });
    }

    private boolean unpark(Partition partition, UUID household, LaneCheckpoint lane) {
        checkpoints.parked().remove(household);
        var advance = new Advance(partition.nextOffset(), List.of(lane), List.of());
        if (!checkpoints.advance(List.of(new Step(partition.number, partition.epoch, advance)))) {
            throw new PartitionLost(partition.number);
        }
        return true;
    }
}
