package dev.tidemark.projection.migration;

import dev.tidemark.projection.migration.MigrationRefused.Kind;
import dev.tidemark.projection.pacing.Hours;
import dev.tidemark.projection.plan.Plan;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.verification.Report;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What operators ask for. Each command is one transaction with its audit record: it is carried
/// out, or refused with the reason and the next step.
public final class Migrations {
    private final Engine engine;
    private final Commands commands;
    private final Opening opening;

    public Migrations(Engine engine) {
        this.engine = engine;
        this.commands = new Commands(engine);
        this.opening = new Opening(engine);
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
        return opening.plan(readModel, version);
    }

    /// Opens a migration to a later version, or to a rebuild of the version that answers.
    ///
    /// @param version `null` for the newest that this release has code for
    public Migration start(String readModel, @Nullable Integer version, Operator operator) {
        return find(opening.open(readModel, version, operator));
    }

    public void pause(long id, Operator operator) {
        commands.carryOut(id, "pause", operator, m -> engine.log().paused(m, true));
    }

    /// Goes on after [#pause], or after a problem that is mended.
    public void resume(long id, Operator operator) {
        commands.carryOut(
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
        commands.carryOut(id, "throttle", operator, m -> engine.log().throttle(m, eventsPerSecond));
    }

    /// @param hours UTC, as `01:00-05:00`; `null` for the whole day
    public void hours(long id, @Nullable String hours, Operator operator) {
        try {
            Hours.of(hours);
        } catch (IllegalArgumentException e) {
            throw new MigrationRefused(Kind.MALFORMED, String.valueOf(e.getMessage()));
        }
        commands.carryOut(id, "hours", operator, m -> engine.log().hours(m, hours));
    }

    public void verify(long id, Operator operator) {
        commands.carryOut(
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
        commands.carryOut(
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
        commands.carryOut(
                id,
                "canary",
                operator,
                m -> {
                    m.require("canary", Phase.Ready.class, Phase.Shadow.class, Phase.Canary.class);
                    engine.gates().requireOpen(m);
                    engine.builds().trial(m.to(), false, percent, households);
                    engine.log()
                            .move(m, new Phase.Canary(report(m), percent, List.copyOf(households)));
                });
    }

    private static int report(Migration migration) {
        Integer report = migration.phase().passedReport();
        return report == null ? 0 : report;
    }

    /// Has the candidates answer, all at once. The rows of a rebuild of the same version replace
    /// those of the live one that differ.
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
                engine.gates().requireOpen(migration);
            }
        }
        List<Migration> same = release.stream().filter(Migration::rebuildsSameVersion).toList();
        same.forEach(migration -> engine.switchover().mend(migration, operator));
        List<Migration> other = release.stream().filter(m -> !same.contains(m)).toList();
        if (!other.isEmpty()) {
            engine.switchover().forward(other, operator);
        }
    }

    private void passBy(Migration migration, Operator operator) {
        engine.gates().requireCarried(migration, migration.to());
        List<String> closed = engine.gates().closed(migration);
        if (!closed.isEmpty()) {
            commands.audit(
                    migration.id(), "force", operator, String.join("; ", closed), "passed by");
        }
    }

    /// Has the version before answer again; nothing is lost, it was fed all the time.
    public void rollback(long id, Operator operator) {
        Migration migration = find(id);
        migration.require("rollback", Phase.Live.class);
        engine.gates().requireCarried(migration, migration.from());
        engine.switchover().back(migration, operator);
    }

    public void retire(long id, Operator operator) {
        commands.carryOut(
                id,
                "retire",
                operator,
                m -> {
                    m.require("retire", Phase.Live.class);
                    engine.gates().requireCarriedHere(m, m.from());
                    engine.log().move(m, new Phase.Retiring());
                });
    }

    public void abort(long id, Operator operator) {
        commands.carryOut(
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
}
