package dev.tidemark.projection.runner;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.LogIncomplete;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.log.Topics;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.runner.RepairRefused.Kind;
import dev.tidemark.store.Lane;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.PessimisticLockingFailureException;

/// Makes rows of a live version anew from the log, in tables beside the live ones, and takes over
/// what differs, in one transaction. Any process can do it: the runner of the partition only waits
/// for the last moment of it, and begins again with empty memory if rows were changed.
public final class Repairs {
    private static final int TRIES = 3;

    private final RunnerSupplies supplies;
    private final Database database;
    private final Collection<Projection> projections;

    /// @param projections every version that this release has code for
    public Repairs(RunnerSupplies supplies, Collection<Projection> projections) {
        this.supplies = supplies;
        this.database = supplies.database();
        this.projections = projections;
    }

    RunnerSupplies supplies() {
        return supplies;
    }

    /// One household in the version that answers.
    ///
    /// @throws RepairRefused if it has no event, or is parked: then it is to be retried
    public RepairScope household(String readModel, UUID household) {
        Build live = live(readModel);
        if (parked(live).contains(household)) {
            throw isParked(live, household);
        }
        if (!hasEvents(household)) {
            throw new RepairRefused(
                    Kind.UNKNOWN_HOUSEHOLD,
                    "the store has no event of a household %s".formatted(household));
        }
        int partition = Lane.partition(Lane.of(household), topic().partitions());
        return new RepairScope(live, partition, household);
    }

    /// Every household of a partition in the version that answers, but for parked ones.
    ///
    /// @throws RepairRefused if the topic has no such partition
    public RepairScope partition(String readModel, int partition) {
        Build live = live(readModel);
        int partitions = topic().partitions();
        if (partition < 0 || partition >= partitions) {
            throw new RepairRefused(
                    Kind.UNKNOWN_PARTITION,
                    "partition must be 0 to %d, not %d".formatted(partitions - 1, partition));
        }
        return new RepairScope(live, partition, null);
    }

    /// May be repeated: what is as the log gives it is left alone.
    ///
    /// @throws RepairRefused if nothing could be changed, and why
    public Repaired repair(RepairScope scope, Operator operator) {
        try {
            return persistently(scope, operator, TRIES);
        } catch (Halted e) {
            throw refused(scope, Kind.CANNOT_APPLY, String.valueOf(e.getMessage()));
        } catch (LogIncomplete e) {
            throw refused(scope, Kind.LOG_INCOMPLETE, String.valueOf(e.getMessage()));
        } catch (PessimisticLockingFailureException _) {
            throw refused(scope, Kind.BUSY, "somebody else holds its tables: try again");
        } catch (RuntimeException e) {
            if (!DataFault.isCauseOf(e)) {
                throw e;
            }
            throw refused(scope, Kind.CANNOT_APPLY, DataFault.describe(e));
        }
    }

    /// A runner that writes its tables in another order than usual may be in the way for a moment.
    private Repaired persistently(RepairScope scope, Operator operator, int tries) {
        try {
            return database.durably(() -> new Repairing(this, scope).carryOut(operator));
        } catch (PessimisticLockingFailureException e) {
            if (tries == 1) {
                throw e;
            }
            return persistently(scope, operator, tries - 1);
        }
    }

    Build live(String readModel) {
        Build live =
                new Builds(database)
                        .active(readModel)
                        .orElseThrow(() ->
                                new RepairRefused(
                                        Kind.UNKNOWN_READ_MODEL,
                                        "there is no read model '%s': see tidemark projections"
                                                .formatted(readModel)));
        code(live);
        return live;
    }

    Projection code(Build build) {
        return projections.stream()
                .filter(projection -> projection.id().equals(build.projection()))
                .findFirst()
                .orElseThrow(() ->
                        new RepairRefused(
                                Kind.NEEDS_RELEASE,
                                "this release has no code for %s: ask one that has"
                                        .formatted(build.projection())));
    }

    Topic topic() {
        return new Topics(database)
                .active()
                .orElseThrow(() ->
                        new RepairRefused(
                                Kind.LOG_INCOMPLETE,
                                "the event store has no topic: is a command-service running, with its relay?"));
    }

    Set<UUID> parked(Build build) {
        return new Checkpoints(database, build.schema())
                .parked().all().stream()
                        .map(Parked::household)
                        .collect(Collectors.toCollection(HashSet::new));
    }

    private boolean hasEvents(UUID household) {
        return database.sql()
                .sql(
                        "select exists (select from event_store.event where lane = ? and household = ?)")
                .params(Lane.of(household), household)
                .query(Boolean.class)
                .single();
    }

    static RepairRefused isParked(Build build, UUID household) {
        return new RepairRefused(
                Kind.PARKED,
                "household %s is parked in %s: run tidemark parked retry %s %s"
                        .formatted(
                                household,
                                build.projection(),
                                build.projection().readModel(),
                                household));
    }

    static RepairRefused refused(RepairScope scope, Kind kind, String why) {
        return new RepairRefused(kind, "%s is not repaired: %s".formatted(scope, why));
    }
}
