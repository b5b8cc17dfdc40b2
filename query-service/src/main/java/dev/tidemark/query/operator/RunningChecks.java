package dev.tidemark.query.operator;

import dev.tidemark.projection.check.Checks;
import dev.tidemark.projection.check.VersionCheck;
import dev.tidemark.projection.checkpoint.Completeness;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Checks that were started in this process: one at a time, the last twenty kept until it ends.
@Component
final class RunningChecks {
    private static final Logger LOG = LoggerFactory.getLogger(RunningChecks.class);
    private static final int KEPT = 20;

    private final ObjectProvider<Checks> checks;
    private final Clock clock;
    private final Map<UUID, Check> kept = new LinkedHashMap<>();

    RunningChecks(ObjectProvider<Checks> checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    enum State {
        RUNNING,
        PASSED,
        FAILED
    }

    /// @param versions what was found, once it is done
    /// @param failure why the check itself could not be carried out
    record Check(
            UUID id,
            State state,
            Instant startedAt,
            @Nullable Instant doneAt,
            List<VersionResult> versions,
            @Nullable String failure) {
        static Check started(UUID id, Instant at) {
            return new Check(id, State.RUNNING, at, null, List.of(), null);
        }

        Check done(State newState, Instant at, List<VersionResult> found, @Nullable String why) {
            return new Check(id, newState, startedAt, at, found, why);
        }
    }

    /// A check of one version, with its verdicts spelt out.
    record VersionResult(
            String projection,
            int build,
            boolean passed,
            long position,
            List<Table> tables,
            Completeness completeness,
            boolean complete,
            long parkedHouseholds,
            @Nullable String failure) {
        /// @param live count and SHA-256 of the live rows
        record Table(String table, boolean equal, Object live, Object rebuilt) {}

        static VersionResult of(VersionCheck found) {
            return new VersionResult(
                    found.projection().toString(),
                    found.build(),
                    found.passed(),
                    found.position(),
                    found.tables().stream()
                            .map(t -> new Table(t.table(), t.equal(), t.live(), t.rebuilt()))
                            .toList(),
                    found.completeness(),
                    found.completeness().complete(),
                    found.parkedHouseholds(),
                    found.failure());
        }
    }

    /// Whether this service may make the throw-away schemas that a check needs.
    boolean possible() {
        return checks.getIfAvailable() != null;
    }

    synchronized Optional<Check> running() {
        return kept.values().stream().filter(c -> c.state() == State.RUNNING).findFirst();
    }

    synchronized Optional<Check> find(UUID id) {
        return Optional.ofNullable(kept.get(id));
    }

    /// @throws Refused naming the one that is running
    synchronized Check start() {
        running().ifPresent(RunningChecks::refuseAnother);
        Check check = Check.started(UUID.randomUUID(), clock.instant());
        keep(check);
        Thread.ofVirtual().name("check").start(() -> keep(carriedOut(check)));
        return check;
    }

    private static void refuseAnother(Check running) {
        throw new Refused(Problem.CHECK_RUNNING, "wait for the one that is running")
                .with("check", running.id().toString());
    }

    private Check carriedOut(Check check) {
        try {
            List<VersionResult> found =
                    checks.getObject().run().stream().map(VersionResult::of).toList();
            boolean passed = found.stream().allMatch(VersionResult::passed);
            return check.done(passed ? State.PASSED : State.FAILED, clock.instant(), found, null);
        } catch (RuntimeException e) {
            LOG.error("check {} could not be carried out", check.id(), e);
            return check.done(
                    State.FAILED,
                    clock.instant(),
                    List.of(),
                    "the check could not be carried out; this service's log says why");
        }
    }

    private synchronized void keep(Check check) {
        kept.put(check.id(), check);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
