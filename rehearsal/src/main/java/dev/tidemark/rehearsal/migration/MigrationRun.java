package dev.tidemark.rehearsal.migration;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.migration.Migration;
import dev.tidemark.projection.migration.MigrationRefused;
import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.projection.migration.Phase;
import dev.tidemark.projection.plan.Plan;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.registry.VersionFiles;
import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.rehearsal.version.Version;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plan, build, verify, switch, roll back, switch: each step is timed, and after each of the last
/// three the version answers that should.
final class MigrationRun {
    private static final Operator OPERATOR = new Operator("tidemark rehearse", "a rehearsal");
    private static final List<String> QUERIES =
            List.of("verification.sql", "conserved.sql", "compare.old.sql", "compare.new.sql");
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration GATES = Duration.ofSeconds(30);
    private static final Duration STANDSTILL = Duration.ofMinutes(15);

    private final ReadModelHost host;
    private final Migrations migrations;
    private final Version from;
    private final Version to;
    private final Consumer<String> says;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /// @param says hears of each step that is done
    MigrationRun(ReadModelHost host, Version from, Version to, Consumer<String> says) {
        this.host = host;
        this.migrations = host.migrations();
        this.from = from;
        this.to = to;
        this.says = says;
    }

    /// Waits until the first version has applied all that is stored.
    ///
    /// @param stored how many that are
    void awaitHead(long stored) {
        timed(
                "feed " + from,
                () -> {
                    var patience = new Patience();
                    for (var status = host.status();
                            status.stream().anyMatch(build -> lacks(build, stored));
                            status = host.status()) {
                        patience.await(positions(status));
                    }
                });
    }

    /// Until what is waited for has not moved for too long.
    private static final class Patience {
        private @Nullable Object seen;
        private long moved = System.nanoTime();

        void await(Object now) {
            if (!now.equals(seen)) {
                seen = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                throw new RehearsalFailed(
                        "nothing has moved for %d minutes, at %s: the log says more"
                                .formatted(STANDSTILL.toMinutes(), now));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new RehearsalFailed("interrupted");
        }
    }

    private static List<Long> positions(List<BuildStatus> status) {
        return status.stream().map(BuildStatus::position).toList();
    }

    private static boolean lacks(BuildStatus build, long stored) {
        build.stopped().stream()
                .findFirst()
                .ifPresent(stopped -> {
                    throw new RehearsalFailed(
                            "%s stops at partition %d: %s"
                                    .formatted(
                                            build.build().projection(),
                                            stopped.partition(),
                                            stopped.message()));
                });
        return build.lagEvents() > 0 || build.position() < stored;
    }

    /// @param events that are stored
    RehearsedMigration run(long events) {
        List<String> risks = plan().risks();
        Migration migration = migrations.start(from.id().readModel(), to.id().version(), OPERATOR);
        boolean ready = awaitVerified(migration.id());
        var schema = SchemaChange.between(from.fresh(), to.fresh(), host.owner());
        if (ready) {
            thereAndBack(migration.id());
        }
        return new RehearsedMigration(
                from.id().readModel(),
                from.id().version(),
                to.id().version(),
                events,
                seconds,
                ready,
                migrations.report(migration.id()),
                risks,
                schema,
                queries());
    }

    private Plan plan() {
        var plan = new Plan[1];
        timed("plan", () -> plan[0] = migrations.plan(to.id().readModel(), to.id().version()));
        if (!plan[0].obstacles().isEmpty()) {
            throw new RehearsalFailed(String.join("; ", plan[0].obstacles()));
        }
        return plan[0];
    }

    /// @return whether the report passed
    private boolean awaitVerified(long id) {
        Phase phase = new Phase.Planned();
        var patience = new Patience();
        long since = System.nanoTime();
        while (phase.goesOn()) {
            patience.await(phase.label() + " " + positions(host.status()));
            Migration now = migrations.find(id);
            if (now.problem() != null) {
                throw new RehearsalFailed(
                        "%s does not go on from %s: %s"
                                .formatted(to, now.phase().label(), now.problem()));
            }
            if (!now.phase().label().equals(phase.label())) {
                done(phase.label(), since);
                since = System.nanoTime();
                phase = now.phase();
            }
        }
        return phase instanceof Phase.Ready;
    }

    private void thereAndBack(long id) {
        awaitOpenGates(id);
        step("switch", to, () -> migrations.switchOver(List.of(id), OPERATOR));
        step("rollback", from, () -> migrations.rollback(id, OPERATOR));
        awaitOpenGates(id);
        step("switch again", to, () -> migrations.switchOver(List.of(id), OPERATOR));
    }

    /// A gate may close for a moment, as while the build is handed from the engine to a runner.
    private void awaitOpenGates(long id) {
        long end = System.nanoTime() + GATES.toNanos();
        while (!migrations.closedGates(id).isEmpty() && System.nanoTime() - end < 0) {
            pause();
        }
    }

    private void step(String name, Version answers, Runnable work) {
        try {
            timed(name, work);
        } catch (MigrationRefused e) {
            throw new RehearsalFailed("%s is refused: %s".formatted(name, e.getMessage()));
        }
        ProjectionId active = host.active();
        if (!active.equals(answers.id())) {
            throw new RehearsalFailed(
                    "after %s %s answers, not %s".formatted(name, active, answers));
        }
    }

    private void timed(String name, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        done(name, begin);
    }

    private void done(String step, long since) {
        double took = (System.nanoTime() - since) / 1e9;
        seconds.put(step, Math.round(took * 1000) / 1000.0);
        says.accept(String.format(Locale.ROOT, "%s took %.1f s", step, took));
    }

    private Map<String, String> queries() {
        Map<String, String> texts = new LinkedHashMap<>();
        var files = new VersionFiles(to.type());
        for (String name : QUERIES) {
            Version asked = name.equals("compare.old.sql") ? from : to;
            files.text(name)
                    .map(text -> text.replace("${schema}", asked.id().schema()))
                    .ifPresent(text -> texts.put(name, text));
        }
        return texts;
    }
}
