package dev.tidemark.projection.runner;

/// Somebody else has taken the partition.
final class PartitionLost extends RuntimeException {
    PartitionLost(int partition) {
        super("partition " + partition + " is taken by another runner");
    }
}
