package dev.tidemark.projection.checkpoint;

import java.util.Collection;

/// What a transaction changes beside the rows.
///
/// @param lanes those that advanced
/// @param parked households parked, or counted further, by it
public record Advance(
        long nextOffset, Collection<LaneCheckpoint> lanes, Collection<Parked> parked) {}
