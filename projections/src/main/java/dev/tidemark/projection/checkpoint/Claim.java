package dev.tidemark.projection.checkpoint;

import java.util.List;

/// A partition as its owner found it.
///
/// @param epoch rises with each taking; only its holder's transactions count
/// @param nextOffset where to read on
/// @param lanes those that the partition carries
/// @param parked the households of those lanes that are parked
public record Claim(
        int partition,
        long epoch,
        long nextOffset,
        List<LaneCheckpoint> lanes,
        List<Parked> parked) {}
