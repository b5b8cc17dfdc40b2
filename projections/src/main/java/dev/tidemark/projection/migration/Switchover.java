package dev.tidemark.projection.migration;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.runner.Replacement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.PessimisticLockingFailureException;

/// Moves the pointers of one or more read models, all in one transaction. The builds that answer
/// are held for a moment, half a second at most, until those that are to answer have what they
/// have: so no reader ever goes back in time. Going back is the same the other way round.
final class Switchover {
    private final Engine engine;
    private final Database database;

    Switchover(Engine engine) {
        this.engine = engine;
        this.database = engine.database();
    }

    private record Move(Migration migration, Build from, Build to, Phase next) {}

    /// @throws MigrationRefused if the candidates do not come to the same numbers in time
    void forward(List<Migration> release, Operator operator) {
        Instant now = engine.clock().instant();
        move(
                release.stream()
                        .map(m ->
                                new Move(
                                        m,
                                        m.from(),
                                        m.to(),
                                        new Phase.Live(
                                                report(m),
                                                now,
                                                now.plus(engine.settings().watch()))))
                        .toList(),
                "switch",
                operator);
    }

    void back(Migration migration, Operator operator) {
        move(
                List.of(
                        new Move(
                                migration,
                                migration.to(),
                                migration.from(),
                                new Phase.Ready(report(migration)))),
                "rollback",
                operator);
    }

    /// Replaces the rows of a live version that its rebuild has otherwise.
    ///
    /// @throws MigrationRefused if the rebuild does not come to the live version's numbers
    void mend(Migration migration, Operator operator) {
        Build live = migration.from();
        Build rebuilt = migration.to();
        var replacement =
                new Replacement(database, engine.rebuild(), engine.topic(), engine.code(live));
        engine.set(migration, rebuilt, Build.State.BUILDING);
        boolean done = false;
        try {
            done =
                    database.durably(() -> {
                        List<String> counts =
                                replacement.replace(live, rebuilt).orElseThrow(() -> notEven(live));
                        engine.log().move(migration, new Phase.Retiring());
                        new Audit(database)
                                .record(
                                        operator.name(),
                                        "replace",
                                        migration.toString(),
                                        operator.reason(),
                                        live.schema(),
                                        String.join(", ", counts));
                        return true;
                    });
        } finally {
            if (!done) {
                engine.set(migration, rebuilt, Build.State.FOLLOWING);
            }
        }
    }

    private static MigrationRefused notEven(Build live) {
        return new MigrationRefused(
                MigrationRefused.Kind.LAGGING,
                "the rebuild did not come to the numbers of %s; nothing was replaced: try again"
                        .formatted(live.schema()));
    }

    private static int report(Migration migration) {
        Integer report = migration.phase().passedReport();
        return report == null ? 0 : report;
    }

    private void move(List<Move> moves, String action, Operator operator) {
        Duration patience = engine.settings().switchPatience();
        try {
            database.durably(() -> {
                long deadline = System.nanoTime() + patience.toNanos();
                database.sql()
                        .sql("set local lock_timeout = '%dms'".formatted(patience.toMillis()))
                        .update();
                moves.forEach(move -> hold(move.from()));
                moves.forEach(move -> await(move, deadline));
                moves.forEach(move -> point(move, action, operator));
                return true;
            });
        } catch (MigrationLog.Fenced e) {
            throw new MigrationRefused(
                    MigrationRefused.Kind.WRONG_PHASE,
                    e.getMessage() + "; nothing was switched by this command: look again");
        } catch (PessimisticLockingFailureException _) {
            throw new MigrationRefused(
                    MigrationRefused.Kind.LAGGING,
                    "a flush of the version that answers took longer than %d ms; nothing was switched: try again"
                            .formatted(patience.toMillis()));
        }
        engine.buildsChanged().run();
    }

    /// Its next flush waits for this transaction.
    private void hold(Build build) {
        database.sql()
                .sql("select 1 from %s.checkpoint_partition for share".formatted(build.schema()))
                .query(_ -> {});
    }

    private void await(Move move, long deadline) {
        long behind = behind(move);
        while (behind > 0) {
            if (System.nanoTime() - deadline >= 0) {
                throw new MigrationRefused(
                        MigrationRefused.Kind.LAGGING,
                        "%s lacks %d events of what %s has, after %d ms; nothing was switched: try again"
                                .formatted(
                                        move.to().projection(),
                                        behind,
                                        move.from().projection(),
                                        engine.settings().switchPatience().toMillis()));
            }
            pause();
            behind = behind(move);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private long behind(Move move) {
        return database.sql()
                .sql(
                        """
                        select coalesce(sum(o.last_seq - n.last_seq), 0)
                        from %s.checkpoint_lane o join %s.checkpoint_lane n using (lane)
                        where n.last_seq < o.last_seq
                        """
                                .formatted(move.from().schema(), move.to().schema()))
                .query(Long.class)
                .single();
    }

    private void point(Move move, String action, Operator operator) {
        Migration migration = move.migration();
        engine.log().move(migration, move.next());
        engine.builds().set(move.to(), Build.State.LIVE);
        engine.builds().pointTo(move.to());
        new Audit(database)
                .record(
                        operator.name(),
                        action,
                        migration.toString(),
                        operator.reason(),
                        move.from().projection() + "." + move.from().number(),
                        move.to().projection() + "." + move.to().number());
    }
}
