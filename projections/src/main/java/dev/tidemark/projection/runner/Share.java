package dev.tidemark.projection.runner;

import dev.tidemark.projection.log.Batch;
import java.util.Map;

/// What a poll brought for one partition, to be committed with that of others.
record Share(PartitionFeed feed, Partition partition, Batch batch) {
    Partition.Work work() {
        return partition.divide(batch, Map.of());
    }

    void committed() {
        feed.committed(this);
    }
}
