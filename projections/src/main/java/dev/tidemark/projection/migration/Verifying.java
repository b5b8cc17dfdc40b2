package dev.tidemark.projection.migration;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.migration.Migrator.Turn;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.runner.Pace;
import dev.tidemark.projection.verification.Report;
import dev.tidemark.projection.verification.Side;
import dev.tidemark.projection.verification.Snapshot;
import dev.tidemark.projection.verification.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings both versions to one vector of lane numbers without holding the live one: a snapshot of
/// it is taken, and the candidate, which nobody asks yet, is run to exactly that snapshot's
/// numbers.
final class Verifying {
    private static final Logger LOG = LoggerFactory.getLogger(Verifying.class);

    /// How long the candidate may be held each time.
    private static final Duration HOLD = Duration.ofSeconds(60);

    private final Engine engine;

    Verifying(Engine engine) {
        this.engine = engine;
    }

    Phase verify(Migration migration, Phase.Verifying verifying, Turn turn)
            throws InterruptedException {
        while (turn.goesOn()) {
            Optional<Report> report = attempt(migration, turn);
            if (report.isPresent()) {
                engine.reports().store(migration.id(), verifying.report(), report.get());
                return outcome(migration, verifying, report.get());
            }
            Thread.sleep(200);
        }
        return migration.phase();
    }

    private Phase outcome(Migration migration, Phase.Verifying verifying, Report report) {
        if (migration.rebuildsSameVersion()) {
            // What it differs in is what it is to mend.
            return new Phase.Ready(verifying.report());
        }
        if (!report.passed()) {
            return new Phase.Rejected(verifying.report());
        }
        engine.builds().trial(migration.to(), false, 0, List.of());
        engine.gates().rehearse(migration, report);
        return new Phase.Ready(verifying.report());
    }

    /// @return empty if the two did not come to the same numbers
    private Optional<Report> attempt(Migration migration, Turn turn) {
        Build from = migration.from();
        Build to = migration.to();
        Projection code = engine.code(to);
        engine.set(migration, to, Build.State.BUILDING);
        try (Snapshot live = Snapshot.open(engine.runner())) {
            long[] vector = live.vector(from.schema());
            try (Snapshot candidate = meet(to, code, vector, turn)) {
                engine.set(migration, to, Build.State.FOLLOWING);
                if (!Arrays.equals(vector, candidate.vector(to.schema()))) {
                    LOG.info("{}: the two are not at the same numbers yet", migration);
                    return Optional.empty();
                }
                var verification =
                        new Verification(
                                engine.supplies(), engine.topic(), engine.settings().rests());
                return Optional.of(
                        verification.verify(
                                new Side(from, engine.code(from), live),
                                new Side(to, code, candidate),
                                engine.clock().instant()));
            }
        } finally {
            engine.set(migration, to, Build.State.FOLLOWING);
        }
    }

    private Snapshot meet(Build to, Projection code, long[] vector, Turn turn) {
        Instant until = engine.clock().instant().plus(HOLD);
        Pace held = _ -> turn.goesOn() && engine.clock().instant().isBefore(until);
        engine.rebuild().into(to, code, engine.topic(), vector, List.of(), held);
        return Snapshot.open(engine.runner());
    }
}
