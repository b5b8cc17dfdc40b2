package dev.tidemark.store;

import java.util.UUID;

/// The lane of a household: 0 to 255, for ever. The same sum as `event_store.lane_of`.
public final class Lane {
    public static final int COUNT = 256;

    private Lane() {}

    /// The exclusive or of the id's sixteen bytes.
    public static int of(UUID household) {
        long folded = household.getMostSignificantBits() ^ household.getLeastSignificantBits();
        folded ^= folded >>> 32;
        folded ^= folded >>> 16;
        folded ^= folded >>> 8;
        return (int) (folded & 0xFF);
    }

    /// The partition that carries the lane.
    public static int partition(int lane, int partitions) {
        return lane % partitions;
    }
}
