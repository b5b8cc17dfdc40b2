package dev.tidemark.projection.runner;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.checkpoint.Advance;
import dev.tidemark.projection.checkpoint.Claim;
import dev.tidemark.projection.checkpoint.LaneCheckpoint;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.log.Batch;
import dev.tidemark.projection.table.RowCache;
import dev.tidemark.store.Lane;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A partition that is taken: its epoch, how far its lanes are, and its rows in memory.
final class Partition {
    final int number;
    final long epoch;
    final RowCache cache;
    private final Map<Integer, LaneCheckpoint> lanes = new HashMap<>();
    private final Map<UUID, Parked> parked = new HashMap<>();
    private long nextOffset;

    Partition(Claim claim, RowCache cache) {
        this.number = claim.partition();
        this.epoch = claim.epoch();
        this.nextOffset = claim.nextOffset();
        this.cache = cache;
        claim.lanes().forEach(lane -> lanes.put(lane.lane(), lane));
        claim.parked().forEach(household -> parked.put(household.household(), household));
    }

    long nextOffset() {
        return nextOffset;
    }

    Map<Integer, LaneCheckpoint> lanes() {
        return lanes;
    }

    boolean carries(UUID household) {
        return lanes.containsKey(Lane.of(household));
    }

    @Nullable Parked parked(UUID household) {
        return parked.get(household);
    }

    /// The last number of every lane, for the intake to advance.
    long[] lastNumbers() {
        long[] last = new long[Lane.COUNT];
        lanes.values().forEach(lane -> last[lane.lane()] = lane.lastSeq());
        return last;
    }

    /// What to do with the events of a batch.
    ///
    /// @param events those to fold
    record Work(List<EventEnvelope> events, Advance advance) {}

    /// Divides a batch into what is folded and what is only counted.
    ///
    /// @param poisoned households that are to be parked by this batch
    Work divide(Batch batch, Map<UUID, Parked> poisoned) {
        Map<Integer, LaneCheckpoint> advanced = new HashMap<>();
        Map<UUID, Parked> counted = new LinkedHashMap<>(poisoned);
        List<EventEnvelope> folded =
                batch.events().stream().filter(event -> take(event, advanced, counted)).toList();
        batch.beyond().forEach((lane, seq) -> advanced.put(lane, lane(advanced, lane).seen(seq)));
        return new Work(
                folded, new Advance(batch.nextOffset(), advanced.values(), counted.values()));
    }

    private boolean take(
            EventEnvelope event, Map<Integer, LaneCheckpoint> advanced, Map<UUID, Parked> counted) {
        LaneCheckpoint lane = lane(advanced, event.lane());
        Parked out = counted.getOrDefault(event.household(), parked.get(event.household()));
        if (out == null || !out.covers(event)) {
            advanced.put(event.lane(), lane.applied(event));
            return true;
        }
        advanced.put(event.lane(), lane.passed(event));
        counted.put(event.household(), out.plus(event));
        return false;
    }

    private LaneCheckpoint lane(Map<Integer, LaneCheckpoint> advanced, int lane) {
        LaneCheckpoint found = advanced.getOrDefault(lane, lanes.get(lane));
        if (found == null) {
            throw new IllegalStateException("partition " + number + " does not carry lane " + lane);
        }
        return found;
    }

    /// The transaction is committed.
    void advanced(Advance advance) {
        nextOffset = advance.nextOffset();
        advance.lanes().forEach(lane -> lanes.put(lane.lane(), lane));
        advance.parked().forEach(household -> parked.put(household.household(), household));
        cache.committed();
    }

    /// The household's rows are made anew and it is no longer parked.
    void repaired(UUID household, LaneCheckpoint lane) {
        lanes.put(lane.lane(), lane);
        parked.remove(household);
        cache.clear();
    }
}
