package dev.tidemark.query.operator;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.migration.Migration;
import dev.tidemark.projection.migration.Phase;
import dev.tidemark.projection.pacing.BuildProgress;
import dev.tidemark.projection.reading.ReadOutcomes;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.status.ProjectionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Puts together what there is to say about a migration.
@Component
final class MigrationStates {
    private final MigrationDesk desk;
    private final ProjectionStatus projections;
    private final ReadOutcomes reads;
    private final BuildProgress builds;

    MigrationStates(
            MigrationDesk desk,
            ProjectionStatus projections,
            ReadOutcomes reads,
            @Qualifier("runnerDatabase") Database runner) {
        this.desk = desk;
        this.projections = projections;
        this.reads = reads;
        this.builds = new BuildProgress(runner);
    }

    MigrationState of(Migration migration) {
        Phase phase = migration.phase();
        return new MigrationState(
                migration.id(),
                migration.readModel(),
                migration.from().projection().toString(),
                migration.from().number(),
                migration.to().projection().toString(),
                migration.to().number(),
                phase.label(),
                migration.since(),
                migration.openedAt(),
                migration.closedAt(),
                migration.problem(),
                migration.paused(),
                migration.throttle(),
                migration.hours(),
                report(phase),
                canary(phase),
                phase instanceof Phase.Live live ? live.watchUntil() : null,
                progress(migration),
                lag(migration),
                closedGates(migration),
                reads.p99().toNanos() / 1e6,
                needsDecision(migration),
                next(migration));
    }

    private static @Nullable Integer report(Phase phase) {
        return phase instanceof Phase.Rejected(int report) ? report : phase.passedReport();
    }

    private static MigrationState.@Nullable Canary canary(Phase phase) {
        return phase instanceof Phase.Canary canary
                ? new MigrationState.Canary(canary.percent(), canary.households())
                : null;
    }

    private MigrationState.@Nullable Progress progress(Migration migration) {
        Build to = migration.to();
        var now =
                switch (migration.phase()) {
                    case Phase.Building building ->
                            builds.of(to, building.upTo().stream().mapToLong(n -> n).sum());
                    case Phase.CatchingUp _ -> builds.of(to, builds.head());
                    case Phase.Planned _, Phase.Preparing _, Phase.Verifying _ -> null;
                    case Phase.Rejected _, Phase.Ready _, Phase.Shadow _, Phase.Canary _ -> null;
                    case Phase.Live _, Phase.Retiring _, Phase.Retired _ -> null;
                    case Phase.Aborting _, Phase.Aborted _ -> null;
                };
        if (now == null) {
            return null;
        }
        Duration left = now.left();
        return new MigrationState.Progress(
                Math.min(now.done(), now.total()),
                now.total(),
                now.perSecond(),
                left == null ? null : left.toMillis() / 1000.0);
    }

    private MigrationState.@Nullable Lag lag(Migration migration) {
        if (migration.closedAt() != null) {
            return null;
        }
        return projections
                .of(migration.to())
                .map(status -> new MigrationState.Lag(status.lagEvents(), status.lagSeconds()))
                .orElse(null);
    }

    private List<String> closedGates(Migration migration) {
        return switch (migration.phase()) {
            case Phase.Ready _, Phase.Shadow _, Phase.Canary _ ->
                    desk.migrations().closedGates(migration.id());
            case Phase.Planned _, Phase.Preparing _, Phase.Building _ -> List.of();
            case Phase.CatchingUp _, Phase.Verifying _, Phase.Rejected _ -> List.of();
            case Phase.Live _, Phase.Retiring _, Phase.Retired _ -> List.of();
            case Phase.Aborting _, Phase.Aborted _ -> List.of();
        };
    }

    /// Whether the engine has come to where it waits for a person, or to the end.
    static boolean needsDecision(Migration migration) {
        return migration.problem() != null
                || !migration.phase().goesOn()
                || migration.phase() instanceof Phase.Live;
    }

    private static List<String> next(Migration migration) {
        List<String> next = new ArrayList<>();
        if (migration.closedAt() != null) {
            return next;
        }
        if (migration.problem() != null || migration.paused()) {
            next.add("resume");
        }
        switch (migration.phase()) {
            case Phase.Planned _, Phase.Preparing _, Phase.Building _ -> {
                if (!migration.paused()) {
                    next.add("pause");
                }
                next.addAll(List.of("throttle", "hours", "abort"));
            }
            case Phase.CatchingUp _, Phase.Verifying _ -> next.add("abort");
            case Phase.Rejected _ -> next.addAll(List.of("report", "verify", "abort"));
            case Phase.Ready _ ->
                    next.addAll(List.of("switch", "shadow", "canary", "report", "verify", "abort"));
            case Phase.Shadow _, Phase.Canary _ ->
                    next.addAll(List.of("switch", "canary", "report", "verify", "abort"));
            case Phase.Live _ -> next.addAll(List.of("rollback", "retire"));
            case Phase.Retiring _, Phase.Aborting _, Phase.Retired _, Phase.Aborted _ -> {}
        }
        return next;
    }
}
