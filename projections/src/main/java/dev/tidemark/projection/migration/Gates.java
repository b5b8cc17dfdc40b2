package dev.tidemark.projection.migration;

import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Instances;
import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.status.ProjectionStatus;
import dev.tidemark.projection.verification.Report;
import dev.tidemark.projection.verification.Reports;
import dev.tidemark.projection.verification.Touched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What must hold before the candidate may answer. Each closed gate is a sentence that says what to
/// do.
final class Gates {
    private static final Logger LOG = LoggerFactory.getLogger(Gates.class);

    private final Engine engine;

    Gates(Engine engine) {
        this.engine = engine;
    }

    /// @return empty if the switch is allowed
    List<String> closed(Migration migration) {
        List<String> closed = new ArrayList<>();
        report(migration).ifPresent(closed::add);
        shadow(migration).ifPresent(closed::add);
        Optional<BuildStatus> status =
                new ProjectionStatus(engine.database(), engine.projections()).of(migration.to());
        status.ifPresentOrElse(
                found -> closed.addAll(ready(found)),
                () -> closed.add(Gate.NOT_FED.closed(migration.to().schema())));
        empty(migration).ifPresent(closed::add);
        engine.drift()
                .of(migration.to())
                .ifPresent(drift -> closed.add(Gate.SCHEMA_DRIFT.closed(drift)));
        closed.addAll(uncarried(migration.to()));
        uncarriedHere(migration.from()).ifPresent(closed::add);
        engine.disk()
                .tooLittleFor(migration.from())
                .map(Gate.NO_ROOM::closed)
                .ifPresent(closed::add);
        return closed;
    }

    private Optional<String> report(Migration migration) {
        Integer number = migration.phase().passedReport();
        Optional<Reports.Stored> report =
                number == null ? Optional.empty() : engine.reports().find(migration.id(), number);
        Instant oldest = engine.clock().instant().minus(engine.settings().reportValid());
        if (report.isEmpty() || !(report.get().passed() || migration.rebuildsSameVersion())) {
            return Optional.of(Gate.NO_REPORT.closed(migration.id()));
        }
        if (report.get().at().isBefore(oldest)) {
            return Optional.of(
                    Gate.OLD_REPORT.closed(
                            report.get().at(),
                            engine.settings().reportValid().toMinutes(),
                            migration.id()));
        }
        return Optional.empty();
    }

    /// [#closed], and whether the report still speaks for what was written since; this takes up to
    /// a second, so it is asked by who is about to switch.
    List<String> closedNow(Migration migration) {
        List<String> closed = closed(migration);
        Integer number = migration.phase().passedReport();
        if (!closed.isEmpty() || number == null || migration.rebuildsSameVersion()) {
            return closed;
        }
        return engine
                .reports()
                .find(migration.id(), number)
                .flatMap(report -> touched(migration).since(report.body()))
                .map(why -> Gate.WRITTEN_SINCE.closed(why, migration.id()))
                .stream()
                .toList();
    }

    /// Asks most of what a switch will ask, so that this process has loaded what that takes before
    /// somebody waits for it. The gates are asked again then, whatever comes of it here.
    void rehearse(Migration migration, Report report) {
        try {
            closed(migration);
            touched(migration)
                    .since(report)
                    .ifPresent(why -> LOG.info("{}, after the report: {}", migration, why));
        } catch (RuntimeException e) {
            LOG.info("{}: the gates could not be rehearsed: {}", migration, e.toString());
        }
    }

    private Touched touched(Migration migration) {
        return new Touched(engine.runner(), version(migration.from()), version(migration.to()));
    }

    private Touched.Version version(Build build) {
        return new Touched.Version(build, engine.code(build));
    }

    private Optional<String> shadow(Migration migration) {
        long differences = engine.reports().shadowDifferences(migration.id()).size();
        return differences == 0
                ? Optional.empty()
                : Optional.of(Gate.SHADOW_DIFFERS.closed(differences, migration.id()));
    }

    private List<String> ready(BuildStatus status) {
        List<String> closed = new ArrayList<>(lagging(status));
        if (status.parked() > 0) {
            closed.add(Gate.PARKED.closed(status.parked(), status.build().projection()));
        }
        status.stopped().stream()
                .map(stopped ->
                        Gate.STOPPED_PARTITION.closed(stopped.partition(), stopped.message()))
                .forEach(closed::add);
        return closed;
    }

    /// @return empty if little enough is missing
    List<String> lagging(BuildStatus status) {
        long most = engine.settings().lagEvents();
        double seconds = engine.settings().lagTime().toMillis() / 1000.0;
        return status.lagEvents() < most && status.lagSeconds() < seconds
                ? List.of()
                : List.of(
                        Gate.LAGGING.closed(
                                status.build().projection(),
                                status.lagEvents(),
                                status.lagSeconds(),
                                most,
                                seconds));
    }

    private Optional<String> empty(Migration migration) {
        if (engine.code(migration.to().projection()).isEmpty()
                || engine.code(migration.from().projection()).isEmpty()) {
            return Optional.empty();
        }
        return isEmpty(migration.to()) && !isEmpty(migration.from())
                ? Optional.of(Gate.EMPTY.closed(migration.to().projection()))
                : Optional.empty();
    }

    private boolean isEmpty(Build build) {
        for (TableDefinition<?, ?> table : engine.code(build).tables()) {
            boolean rows =
                    engine.database()
                            .sql()
                            .sql(
                                    "select exists (select from %s.%s)"
                                            .formatted(build.schema(), table.name()))
                            .query((row, _) -> row.getBoolean(1))
                            .single();
            if (rows) {
                return false;
            }
        }
        return true;
    }

    /// The instances that could not answer from a build.
    List<String> uncarried(Build build) {
        List<String> uncarried = new ArrayList<>();
        uncarriedHere(build).ifPresent(uncarried::add);
        new Instances(engine.database())
                .alive().stream()
                        .filter(instance -> !instance.name().equals(engine.owner()))
                        .filter(instance -> !instance.versions().contains(build.projection()))
                        .map(instance ->
                                Gate.OTHER_INSTANCE.closed(
                                        instance.name(), instance.release(), build.projection()))
                        .forEach(uncarried::add);
        return uncarried;
    }

    /// Why this very instance cannot work with a build, if it cannot.
    Optional<String> uncarriedHere(Build build) {
        if (engine.carries(build)) {
            return Optional.empty();
        }
        return Optional.of(
                engine.code(build.projection()).isEmpty()
                        ? Gate.NO_CODE.closed(build.projection())
                        : Gate.OTHER_CHANGELOG.closed(build.projection()));
    }

    /// @throws MigrationRefused naming the gates that are closed
    void requireOpen(Migration migration) {
        requireNone(migration, closedNow(migration));
    }

    /// @throws MigrationRefused naming the instances that could not answer from the build
    void requireCarried(Migration migration, Build build) {
        requireNone(migration, uncarried(build));
    }

    /// @throws MigrationRefused if this instance cannot work with the build
    void requireCarriedHere(Migration migration, Build build) {
        requireNone(migration, uncarriedHere(build).stream().toList());
    }

    private static void requireNone(Migration migration, List<String> closed) {
        if (!closed.isEmpty()) {
            throw new MigrationRefused(
                    MigrationRefused.Kind.GATES_CLOSED,
                    "%s is not ready for that: %s".formatted(migration, String.join("; ", closed)),
                    closed);
        }
    }
}
