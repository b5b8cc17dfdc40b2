package dev.tidemark.projection.runner;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.checkpoint.Advance;
import dev.tidemark.projection.checkpoint.Arrivals;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.Checkpoints.Step;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Batch;
import dev.tidemark.projection.table.RowCache;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// Folds a batch and commits rows and checkpoint in one transaction. A household whose events
/// cannot be applied is parked in the same transaction; the others flow.
final class BatchWriter {
    private final Database database;
    private final Projection projection;
    private final Checkpoints checkpoints;
    private final Arrivals arrivals;
    private final Holes holes;
    private final Supplier<OnPoison> onPoison;

    BatchWriter(
            Database database,
            Projection projection,
            Checkpoints checkpoints,
            Arrivals arrivals,
            Holes holes,
            Supplier<OnPoison> onPoison) {
        this.database = database;
        this.projection = projection;
        this.checkpoints = checkpoints;
        this.arrivals = arrivals;
        this.holes = holes;
        this.onPoison = onPoison;
    }

    /// Found while folding: the transaction is taken back and repeated without them.
    private static final class Poisoned extends RuntimeException {
        final Map<UUID, Parked> households;

        Poisoned(Map<UUID, Parked> households) {
            super("the fold threw", null, false, false);
            this.households = households;
        }
    }

    /// @return the households that this batch parked
    /// @throws PartitionLost if the partition is another's; nothing was written
    /// @throws Halted if an event cannot be applied and nothing may be parked
    /// @throws RuntimeException if it is unknown whether the batch is committed; the checkpoint
    ///   must be read again
    List<Parked> write(Partition partition, Batch batch) {
        Map<UUID, Parked> poisoned = new LinkedHashMap<>();
        while (true) {
            Partition.Work work = partition.divide(batch, poisoned);
            try {
                List<Step> done = database.transaction(() -> apply(Map.of(partition, work)));
                committed(partition, done.getFirst());
                return List.copyOf(poisoned.values());
            } catch (Poisoned e) {
                partition.cache.clear();
                add(poisoned, e.households);
            } catch (RuntimeException e) {
                partition.cache.clear();
                if (!DataFault.isCauseOf(e) || !isOwn(partition)) {
                    throw e;
                }
                Parked culprit =
                        new Culprit(database, projection, partition).among(work.events(), e);
                add(poisoned, Map.of(culprit.household(), culprit));
            }
        }
    }

    /// Writes the batches of several partitions in one transaction; nothing is parked.
    ///
    /// @throws RuntimeException whatever went wrong, the outcome unknown: the checkpoint of every
    ///   partition must be read again
    void write(List<Share> shares) {
        Map<Partition, Partition.Work> works = new LinkedHashMap<>();
        shares.forEach(share -> works.put(share.partition(), share.work()));
        List<Step> done = database.transaction(() -> apply(works));
        for (int i = 0; i < done.size(); i++) {
            committed(shares.get(i).partition(), done.get(i));
        }
    }

    private void committed(Partition partition, Step done) {
        partition.advanced(done.by());
        arrivals.committed(projection.id().readModel(), done.by().lanes());
    }

    private void add(Map<UUID, Parked> poisoned, Map<UUID, Parked> more) {
        if (onPoison.get() == OnPoison.HALT) {
            throw new Halted(more.values().iterator().next());
        }
        poisoned.putAll(more);
    }

    /// Writes the rows and advances the checkpoint.
    private List<Step> apply(Map<Partition, Partition.Work> works) {
        List<Step> steps =
                database.connection(connection -> {
                    works.forEach((partition, work) -> fold(connection, partition, work));
                    RowCache.flush(works.keySet().stream().map(each -> each.cache).toList());
                    return works.entrySet().stream()
                            .map(each -> step(each.getKey(), each.getValue().advance()))
                            .toList();
                });
        return advance(steps);
    }

    private void fold(Connection connection, Partition partition, Partition.Work work) {
        partition.cache.use(connection);
        Map<UUID, Parked> poisoned = Fold.apply(projection, partition.cache, work.events());
        if (!poisoned.isEmpty()) {
            throw new Poisoned(poisoned);
        }
    }

    private static Step step(Partition partition, Advance by) {
        return new Step(partition.number, partition.epoch, by);
    }

    private List<Step> advance(List<Step> wanted) {
        List<Step> steps = wanted.stream().map(this::withHolesAskedFor).toList();
        if (!checkpoints.advance(steps)) {
            throw new PartitionLost(steps.getFirst().partition());
        }
        return steps;
    }

    private Step withHolesAskedFor(Step step) {
        Advance by = step.by();
        return new Step(
                step.partition(),
                step.epoch(),
                new Advance(by.nextOffset(), holes.ask(by.lanes()), by.parked()));
    }

    private boolean isOwn(Partition partition) {
        return checkpoints.epoch(partition.number) == partition.epoch;
    }
}
