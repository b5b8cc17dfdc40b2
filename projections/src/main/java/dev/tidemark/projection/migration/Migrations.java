package dev.tidemark.projection.migration;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.migration.MigrationRefused.Kind;
import dev.tidemark.projection.pacing.Hours;
import dev.tidemark.projection.plan.Plan;
import dev.tidemark.projection.plan.Planner;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.registry.VersionFiles;
import dev.tidemark.projection.verification.Report;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What operators ask for. Each command is one transaction with its audit record: it is carried
/// out, or refused with the reason and the next step.
public final class Migrations {
    private final Engine engine;
    private final Database database;

    public Migrations(Engine engine) {
        this.engine = engine;
        this.database = engine.database();
    }

    /// Every migration there ever was, oldest first.
    public List<Migration> all() {
        return engine.log().all();
    }

    /// @throws MigrationRefused if there is no such migration
    public Migration find(long id) {
        return engine.log().find(id).orElseThrow(() -> MigrationLog.unknown(id));
    }

    /// The newest report, without values.
    ///
    /// @throws MigrationRefused if nothing was verified yet
    public Report report(long id) {
        find(id);
        return engine.reports()
                .newest(id)
                .map(stored -> stored.body())
                .orElseThrow(() ->
                        new MigrationRefused(
                                Kind.NO_REPORT,
                                "migration %d has no report yet: wait with tidemark migrate watch %d"
                                        .formatted(id, id)));
    }

    /// What keeps the candidate from answering; empty if nothing does.
    public List<String> closedGates(long id) {
        return engine.gates().closed(find(id));
    }

    /// What a migration would take. Nothing is opened.
    ///
    /// @param version as for [#start]
    public Plan plan(String readModel, @Nullable Integer version) {
        Build from = active(readModel);
        return new Planner(database, engine.schemas(), engine.rebuild(), engine.disk())
                .plan(from, target(from, version));
    }

    /// Opens a migration to a later version, or to a rebuild of the version that answers.
    ///
    /// @param version `null` for the newest that this release has code for
    public Migration start(String readModel, @Nullable Integer version, Operator operator) {
        Build from = active(readModel);
        Projection target = target(from, version);
        boolean again = target.id().equals(from.projection());
        String schema = Migration.schema(target.id(), again);
        engine.code(from);
        engine.disk().tooLittleFor(from).ifPresent(Migrations::noRoom);
        long id =
                database.durably(() -> {
                    requireFree(schema);
                    Build to =
                            engine.builds()
                                    .create(
                                            target.id(),
                                            schema,
                                            VersionFiles.of(target).checksum());
                    long opened = engine.log().open(from, to);
                    audit(opened, "start", operator, from.projection(), to.projection());
                    return opened;
                });
        return find(id);
    }

    private static void noRoom(String what) {
        throw new MigrationRefused(Kind.NO_ROOM, what);
    }

    private Build active(String readModel) {
        return engine.builds()
                .active(readModel)
                .orElseThrow(() ->
                        new MigrationRefused(
                                Kind.UNKNOWN_READ_MODEL,
                                "there is no read model '%s': see tidemark projections"
                                        .formatted(readModel)));
    }

    private Projection target(Build from, @Nullable Integer version) {
        String readModel = from.projection().readModel();
        int active = from.projection().version();
        return engine.projections().stream()
                .filter(p -> p.id().readModel().equals(readModel))
                .filter(p ->
                        version == null
                                ? p.id().version() > active
                                : p.id().version() == version && version >= active)
                .max(Comparator.comparing(p -> p.id().version()))
                .orElseThrow(() ->
                        new MigrationRefused(
                                Kind.UNKNOWN_VERSION,
                                version == null
                                        ? "%s is the newest version of %s that this release has"
                                                .formatted(from.projection(), readModel)
                                        : "this release has no version %d of %s to go to from %d: only later versions, or the same to build it again"
                                                .formatted(version, readModel, active)));
    }

    private void requireFree(String schema) {
        engine.builds().all().stream()
                .filter(build -> build.schema().equals(schema))
                .findFirst()
                .ifPresent(build -> {
                    throw new MigrationRefused(
                            Kind.ALREADY_OPEN,
                            "schema %s is still kept (%s): see tidemark migrate history, or tidemark archive purge"
                                    .formatted(
                                            schema,
                                            build.state()
                                                    .name()
                                                    .toLowerCase(java.util.Locale.ROOT)));
                });
    }

    public void pause(long id, Operator operator) {
        command(id, "pause", operator, m -> engine.log().paused(m, true));
    }

    /// Goes on after [#pause], or after a problem that is mended.
    public void resume(long id, Operator operator) {
        command(
                id,
                "resume",
                operator,
                m -> {
                    engine.log().paused(m, false);
                    engine.log().problem(m, null);
                });
    }

    /// @param eventsPerSecond `null` to build as fast as the live reads bear
    public void throttle(long id, @Nullable Integer eventsPerSecond, Operator operator) {
        if (eventsPerSecond != null && eventsPerSecond < 1) {
            throw new MigrationRefused(Kind.MALFORMED, "eventsPerSecond must be at least 1");
        }
        command(id, "throttle", operator, m -> engine.log().throttle(m, eventsPerSecond));
    }

    /// @param hours UTC, as `01:00-05:00`; `null` for the whole day
    public void hours(long id, @Nullable String hours, Operator operator) {
        try {
            Hours.of(hours);
        } catch (IllegalArgumentException e) {
            throw new MigrationRefused(Kind.MALFORMED, String.valueOf(e.getMessage()));
        }
        command(id, "hours", operator, m -> engine.log().hours(m, hours));
    }

    public void verify(long id, Operator operator) {
        command(
                id,
                "verify",
                operator,
                m -> {
                    m.require(
                            "verify",
                            Phase.Ready.class,
                            Phase.Rejected.class,
                            Phase.Shadow.class,
                            Phase.Canary.class);
                    engine.builds().noTrial(m.readModel());
                    engine.log().move(m, new Phase.Verifying(engine.reports().next(id)));
                });
    }

    public void shadow(long id, Operator operator) {
        command(
                id,
                "shadow",
                operator,
                m -> {
                    m.require("shadow", Phase.Ready.class);
                    engine.builds().trial(m.to(), true, 0, List.of());
                    engine.log().move(m, new Phase.Shadow(report(m)));
                });
    }

    /// @param percent of the households, 0 to 100
    /// @param households besides
    public void canary(long id, int percent, Collection<UUID> households, Operator operator) {
        if (percent < 0 || percent > 100) {
            throw new MigrationRefused(Kind.MALFORMED, "percent must be 0 to 100");
        }
        command(
                id,
                "canary",
                operator,
                m -> {
                    m.require("canary", Phase.Ready.class, Phase.Shadow.class, Phase.Canary.class);
                    requireOpen(m);
                    engine.builds().trial(m.to(), false, percent, households);
                    engine.log()
                            .move(m, new Phase.Canary(report(m), percent, List.copyOf(households)));
                });
    }

    private static int report(Migration migration) {
        Integer report = migration.phase().passedReport();
        return report == null ? 0 : report;
    }

    /// Has the candidates answer, all at once.
    public void switchOver(List<Long> ids, Operator operator) {
        switchOver(ids, operator, false);
    }

    /// @param force passes closed gates by, which the audit names. That every instance has the
    ///   candidate's code, and that it lacks nothing of what answers, is not passed by.
    public void switchOver(List<Long> ids, Operator operator, boolean force) {
        List<Migration> release = ids.stream().map(this::find).toList();
        for (Migration migration : release) {
            migration.require("switch", Phase.Ready.class, Phase.Shadow.class, Phase.Canary.class);
            if (force) {
                passBy(migration, operator);
            } else {
                requireOpen(migration);
            }
        }
        engine.switchover().forward(release, operator);
    }

    private void passBy(Migration migration, Operator operator) {
        requireNone(migration, engine.gates().uncarried(migration));
        List<String> closed = engine.gates().closed(migration);
        if (!closed.isEmpty()) {
            audit(migration.id(), "force", operator, String.join("; ", closed), "passed by");
        }
    }

    private void requireOpen(Migration migration) {
        requireNone(migration, engine.gates().closed(migration));
    }

    private static void requireNone(Migration migration, List<String> closed) {
        if (!closed.isEmpty()) {
            throw new MigrationRefused(
                    Kind.GATES_CLOSED,
                    "%s is not ready to answer: %s".formatted(migration, String.join("; ", closed)),
                    closed);
        }
    }

    /// Has the version before answer again; nothing is lost, it was fed all the time.
    public void rollback(long id, Operator operator) {
        Migration migration = find(id);
        migration.require("rollback", Phase.Live.class);
        engine.switchover().back(migration, operator);
    }

    public void retire(long id, Operator operator) {
        command(
                id,
                "retire",
                operator,
                m -> {
                    m.require("retire", Phase.Live.class);
                    engine.log().move(m, new Phase.Retiring());
                });
    }

    public void abort(long id, Operator operator) {
        command(
                id,
                "abort",
                operator,
                m -> {
                    m.require(
                            "abort",
                            Phase.Planned.class,
                            Phase.Preparing.class,
                            Phase.Building.class,
                            Phase.CatchingUp.class,
                            Phase.Verifying.class,
                            Phase.Rejected.class,
                            Phase.Ready.class,
                            Phase.Shadow.class,
                            Phase.Canary.class);
                    engine.builds().noTrial(m.readModel());
                    engine.log().paused(m, false);
                    engine.log().move(m, new Phase.Aborting(operator.reason()));
                });
    }

    /// The row is locked: of two commands at once the second sees what the first has done.
    private void command(long id, String action, Operator operator, Consumer<Migration> work) {
        database.durably(() -> {
            Migration migration = engine.log().locked(id);
            if (migration.closedAt() != null) {
                throw MigrationRefused.wrongPhase(migration, action);
            }
            work.accept(migration);
            Optional<Migration> after = engine.log().find(id);
            audit(
                    id,
                    action,
                    operator,
                    migration.phase().label(),
                    after.map(m -> m.phase().label()).orElse(""));
            return true;
        });
    }

    private void audit(long id, String action, Operator operator, Object before, Object after) {
        new Audit(database)
                .record(
                        operator.name(),
                        "migration-" + action,
                        "migration " + id,
                        operator.reason(),
                        before.toString(),
                        after.toString());
    }
}
