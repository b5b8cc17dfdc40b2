package dev.tidemark.projection.migration;

import dev.tidemark.projection.archive.ArchiveRefused;
import dev.tidemark.projection.pacing.Hours;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.runner.Halted;
import dev.tidemark.projection.table.SchemaMismatch;
import dev.tidemark.projection.verification.CannotCompare;
import dev.tidemark.store.ChangelogFailed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes on with every open migration whose lease this process can get, each in a thread of its own.
/// The phase is stored before its work begins, so whoever takes over repeats at most one step.
public final class Migrator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Engine engine;
    private final Map<Long, Turn> turns = new ConcurrentHashMap<>();

    /// This process' turn at a migration: what its row says, looked at every second while the lease
    /// is renewed. A step asks it between transactions whether to go on.
    static final class Turn {
        private volatile Migration seen;
        private volatile boolean over;

        Turn(Migration claimed) {
            seen = claimed;
        }

        Migration migration() {
            return seen;
        }

        void seen(Migration now) {
            if (now.epoch() == seen.epoch()) {
                seen = now;
            } else {
                over = true;
            }
        }

        /// The phase went on by this turn's own step.
        void moved(Migration now) {
            seen = now;
        }

        void end() {
            over = true;
        }

        /// Whether the step at hand may go on.
        boolean goesOn() {
            return !over && !seen.paused();
        }
    }

    public Migrator(Engine engine) {
        this.engine = engine;
    }

    /// To be called every second: renews leases, and starts what can go on.
    public void look() {
        for (Migration migration : engine.log().open()) {
            if (migration.phase().passedReport() != null) {
                prepareSwitch(migration);
            }
            Turn turn = turns.get(migration.id());
            if (turn != null) {
                renew(migration, turn);
            } else if (canGoOn(migration)) {
                claim(migration);
            }
        }
    }

    /// Any process may be told to switch, also one that did not verify.
    private void prepareSwitch(Migration migration) {
        try {
            engine.drift().prepare(migration.to());
        } catch (RuntimeException e) {
            LOG.info("{}: its gates could not be prepared: {}", migration, e.toString());
        }
    }

    /// To be called now and then: drops what has been kept long enough.
    public void dropExpired() {
        engine.retirement().dropExpired();
    }

    private boolean canGoOn(Migration migration) {
        return migration.phase().goesOn()
                && !migration.paused()
                && migration.problem() == null
                && isTime(migration)
                && isOurs(migration);
    }

    /// What this release has no code for is left to others, except to remove it.
    private boolean isOurs(Migration migration) {
        return migration.phase() instanceof Phase.Aborting
                || engine.carries(migration.from()) && engine.carries(migration.to());
    }

    private boolean isTime(Migration migration) {
        return switch (migration.phase()) {
            case Phase.Building _ -> Hours.of(migration.hours()).include(engine.clock().instant());
            case Phase.Live live -> engine.watch().isWatched(live);
            default -> true;
        };
    }

    private void renew(Migration migration, Turn turn) {
        Optional<Long> epoch =
                engine.log().claim(migration.id(), engine.owner(), engine.settings().lease());
        if (epoch.isEmpty()) {
            turn.end();
        } else {
            turn.seen(migration);
        }
    }

    private void claim(Migration migration) {
        engine.log()
                .claim(migration.id(), engine.owner(), engine.settings().lease())
                .flatMap(_ -> engine.log().find(migration.id()))
                .ifPresent(claimed -> {
                    var turn = new Turn(claimed);
                    turns.put(claimed.id(), turn);
                    Thread.ofPlatform().name("migration " + claimed.id()).start(() -> work(turn));
                });
    }

    private void work(Turn turn) {
        Migration migration = turn.migration();
        try {
            while (turn.goesOn()) {
                migration = turn.migration();
                Phase next = step(migration, turn);
                if (next == migration.phase()) {
                    return;
                }
                turn.moved(move(migration, next));
            }
        } catch (MigrationLog.Fenced e) {
            LOG.info("{}", e.getMessage());
        } catch (RuntimeException e) {
            failed(migration, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            turns.remove(migration.id());
        }
    }

    /// Every step may be repeated after a crash. From `Ready` on a person decides; a step that
    /// returns the phase it was given is looked at again.
    private Phase step(Migration migration, Turn turn) throws InterruptedException {
        return switch (migration.phase()) {
            case Phase.Planned _ -> new Phase.Preparing();
            case Phase.Preparing _ -> engine.building().prepare(migration);
            case Phase.Building building -> engine.building().build(migration, building, turn);
            case Phase.CatchingUp _ -> engine.building().catchUp(migration, turn);
            case Phase.Verifying verifying -> engine.verifying().verify(migration, verifying, turn);
            case Phase.Live live -> engine.watch().look(migration, live, turn);
            case Phase.Retiring _ -> engine.retirement().retire(migration, turn);
            case Phase.Aborting aborting -> engine.retirement().abort(migration, aborting);
            case Phase.Rejected _, Phase.Ready _, Phase.Shadow _, Phase.Canary _ ->
                    migration.phase();
            case Phase.Retired _, Phase.Aborted _ -> migration.phase();
        };
    }

    private Migration move(Migration migration, Phase next) {
        LOG.info("{}: {} -> {}", migration, migration.phase().label(), next.label());
        engine.database()
                .durably(() -> {
                    engine.log().move(migration, next);
                    new Audit(engine.database())
                            .record(
                                    engine.owner(),
                                    "migration-step",
                                    migration.toString(),
                                    "",
                                    migration.phase().label(),
                                    next.label());
                    return true;
                });
        return engine.log().find(migration.id()).orElseThrow();
    }

    /// What only a person can mend waits for one; anything else is tried again.
    private void failed(Migration migration, RuntimeException e) {
        LOG.warn(
                "{} does not go on from {}: {}",
                migration,
                migration.phase().label(),
                e.toString());
        LOG.debug("{} does not go on", migration, e);
        boolean waits =
                e instanceof Halted
                        || e instanceof ChangelogFailed && !isLossOfServer(e)
                        || e instanceof SchemaMismatch
                        || e instanceof CannotCompare
                        || e instanceof ArchiveRefused;
        try {
            if (waits) {
                engine.log()
                        .problem(
                                migration,
                                "%s Then tidemark migrate resume %d, or abort %d."
                                        .formatted(e.getMessage(), migration.id(), migration.id()));
            } else {
                Thread.sleep(RETRY);
            }
        } catch (RuntimeException store) {
            LOG.warn("{} could not store its problem: {}", migration, store.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Connections break, and sessions end, without anything to mend (SQLSTATE 08, 57P).
    private static boolean isLossOfServer(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .anyMatch(state -> state.startsWith("08") || state.startsWith("57P"));
    }

    /// Ends after the transaction at hand; leases run out.
    @Override
    public void close() {
        turns.values().forEach(Turn::end);
    }
}
