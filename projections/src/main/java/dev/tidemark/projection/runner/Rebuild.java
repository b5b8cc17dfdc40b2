package dev.tidemark.projection.runner;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.log.Batch;
import dev.tidemark.projection.log.Replay;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.table.RowCache;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Folds the log into an empty schema up to given numbers, through the very path of live runners.
public final class Rebuild {
    private final RunnerSupplies supplies;

    public Rebuild(RunnerSupplies supplies) {
        this.supplies = supplies;
    }

    /// @param upTo of each lane, the last number to apply
    /// @param parked households that are not to be applied from their first number on
    /// @throws Halted at an event that cannot be applied
    /// @throws dev.tidemark.projection.log.LogIncomplete if the topic does not reach that far
    public void into(
            Build build,
            Projection projection,
            Topic topic,
            long[] upTo,
            Collection<Parked> parked) {
        var parts = new BuildParts(build, projection, supplies);
        parts.adopt(topic);
        parked.forEach(household -> parts.checkpoints().parked().expect(household));
        BatchWriter writer = parts.writer();
        var replay =
                new Replay(supplies.consumers(), supplies.codec(), supplies.settings().batch());
        Map<Integer, Partition> partitions = new TreeMap<>();
        for (int number = 0; number < topic.partitions(); number++) {
            partitions.put(number, take(parts, topic, number));
        }
        replay.read(
                topic,
                partitions.keySet(),
                upTo,
                _ -> true,
                (number, events) -> {
                    Partition partition = partitions.get(number);
                    if (partition != null) {
                        write(writer, partition, events, 1.0 / partitions.size());
                    }
                });
    }

    private Partition take(BuildParts parts, Topic topic, int number) {
        Checkpoints checkpoints = parts.checkpoints();
        return new Partition(
                checkpoints.take(topic, number, supplies.owner()),
                new RowCache(parts.projection().tables(), parts.build().schema()));
    }

    private void write(
            BatchWriter writer, Partition partition, List<EventEnvelope> events, double keep) {
        var batch = new Batch(events, 0, events.size(), Map.of(), 0, null);
        writer.write(partition, batch);
        partition.cache.trim(
                (long) (supplies.settings().cacheRows() * keep),
                (long) (supplies.settings().cacheBytes() * keep));
    }
}
