package dev.tidemark.projection.checkpoint;

import java.util.Collection;
import java.util.List;

/// The events that a build counted, against the store up to the same numbers.
///
/// @param applied how many events are in the rows
/// @param parked how many belong to parked households
/// @param stored how many the store has
/// @param differingLanes where count or hash differ
public record Completeness(long applied, long parked, long stored, List<Integer> differingLanes) {
    /// @param stored of the same lane numbers
    public static Completeness of(
            Collection<LaneCheckpoint> lanes, Collection<Parked> parked, LaneSums stored) {
        LaneSums counted = LaneSums.of(lanes, parked);
        long left = parked.stream().mapToLong(Parked::count).sum();
        return new Completeness(
                counted.total() - left, left, stored.total(), counted.differing(stored));
    }

    public boolean complete() {
        return differingLanes.isEmpty();
    }
}
