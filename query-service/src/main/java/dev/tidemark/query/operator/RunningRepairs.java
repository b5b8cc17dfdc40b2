package dev.tidemark.query.operator;

import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.runner.RepairRefused;
import dev.tidemark.projection.runner.RepairScope;
import dev.tidemark.projection.runner.Repaired;
import dev.tidemark.projection.runner.Repairs;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Repairs that were started in this process: one at a time, the last twenty kept until it ends.
/// One that is cut off has changed nothing.
@Component
final class RunningRepairs {
    private static final Logger LOG = LoggerFactory.getLogger(RunningRepairs.class);
    private static final int KEPT = 20;

    private final Repairs repairs;
    private final Clock clock;
    private final Map<UUID, Repair> kept = new LinkedHashMap<>();

    RunningRepairs(Repairs repairs, Clock clock) {
        this.repairs = repairs;
        this.clock = clock;
    }

    enum State {
        RUNNING,
        REPAIRED,
        FAILED
    }

    /// @param household `null` for a whole partition
    /// @param households whose rows were compared, once it is done
    /// @param failure why nothing was changed
    record Repair(
            UUID id,
            String projection,
            int build,
            int partition,
            @Nullable UUID household,
            State state,
            Instant startedAt,
            @Nullable Instant doneAt,
            @Nullable Long households,
            List<Repaired.Rows> tables,
            @Nullable String failure) {
        static Repair started(RepairScope scope, Instant at) {
            return new Repair(
                    UUID.randomUUID(),
                    scope.build().projection().toString(),
                    scope.build().number(),
                    scope.partition(),
                    scope.household(),
                    State.RUNNING,
                    at,
                    null,
                    null,
                    List.of(),
                    null);
        }

        Repair done(Repaired repaired, Instant at) {
            return ended(State.REPAIRED, at, repaired.households(), repaired.tables(), null);
        }

        Repair failed(String why, Instant at) {
            return ended(State.FAILED, at, null, List.of(), why);
        }

        private Repair ended(
                State newState,
                Instant at,
                @Nullable Long compared,
                List<Repaired.Rows> rows,
                @Nullable String why) {
            return new Repair(
                    id,
                    projection,
                    build,
                    partition,
                    household,
                    newState,
                    startedAt,
                    at,
                    compared,
                    rows,
                    why);
        }
    }

    synchronized Optional<Repair> find(UUID id) {
        return Optional.ofNullable(kept.get(id));
    }

    /// @throws Refused naming the one that is running
    synchronized Repair start(RepairScope scope, Operator operator) {
        kept.values().stream()
                .filter(repair -> repair.state() == State.RUNNING)
                .findFirst()
                .ifPresent(RunningRepairs::refuseAnother);
        Repair repair = Repair.started(scope, clock.instant());
        keep(repair);
        Thread.ofVirtual().name("repair").start(() -> keep(carriedOut(repair, scope, operator)));
        return repair;
    }

    private static void refuseAnother(Repair running) {
        throw new Refused(Problem.REPAIR_RUNNING, "wait for the one that is running")
                .with("repair", running.id().toString());
    }

    private Repair carriedOut(Repair repair, RepairScope scope, Operator operator) {
        try {
            return repair.done(repairs.repair(scope, operator), clock.instant());
        } catch (RepairRefused e) {
            return repair.failed(String.valueOf(e.getMessage()), clock.instant());
        } catch (RuntimeException e) {
            LOG.error("{} could not be repaired", scope, e);
            return repair.failed(
                    scope + " is not repaired; this service's log says why. Try again.",
                    clock.instant());
        }
    }

    private synchronized void keep(Repair repair) {
        kept.put(repair.id(), repair);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
