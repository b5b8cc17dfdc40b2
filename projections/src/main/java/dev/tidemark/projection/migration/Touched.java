package dev.tidemark.projection.migration;

import dev.tidemark.projection.verification.Report;
import dev.tidemark.projection.verification.Side;
import dev.tidemark.projection.verification.Snapshot;
import dev.tidemark.projection.verification.Verification;
import dev.tidemark.store.Lane;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Compares what was written since the report. Neither version is held for that: a household counts
/// once both have the same number of its lane in a pair of snapshots.
final class Touched {
    private static final int MOST = 2_000;
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 50;

    private final Engine engine;
    private final Migration migration;

    Touched(Engine engine, Migration migration) {
        this.engine = engine;
        this.migration = migration;
    }

    /// @return why the report does not speak for what was written since, if it does not
    Optional<String> since(Report report) {
        Set<UUID> left = households(report);
        if (left.size() > MOST) {
            return Optional.of(
                    "%d households were written to since the report: run tidemark migrate verify %d"
                            .formatted(left.size(), migration.id()));
        }
        for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
            Set<UUID> differing = compare(left);
            if (!differing.isEmpty()) {
                return Optional.of(
                        "%d households differ that were written to since the report: run tidemark migrate verify %d"
                                .formatted(differing.size(), migration.id()));
            }
            pause(left);
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%d households were never at one number in both versions: try again"
                                .formatted(left.size()));
    }

    private Set<UUID> households(Report report) {
        return new HashSet<>(
                engine.database()
                        .sql()
                        .sql(
                                """
                                select distinct later.household
                                from unnest(?::int[], ?::bigint[]) as u (lane, seen),
                                    lateral (
                                        select e.household from event_store.event e
                                        where e.lane = u.lane and e.lane_seq > u.seen
                                        offset 0) later
                                limit 10000
                                """)
                        .params(
                                IntStream.range(0, Lane.COUNT).boxed().toArray(Integer[]::new),
                                report.vector().toArray(Long[]::new))
                        .query(UUID.class)
                        .list());
    }

    /// @param left loses the households that could be compared
    private Set<UUID> compare(Set<UUID> left) {
        try (Snapshot live = Snapshot.open(engine.runner());
                Snapshot candidate = Snapshot.open(engine.runner())) {
            long[] one = live.vector(migration.from().schema());
            long[] other = candidate.vector(migration.to().schema());
            Set<UUID> even =
                    left.stream()
                            .filter(household ->
                                    one[Lane.of(household)] == other[Lane.of(household)])
                            .collect(Collectors.toSet());
            left.removeAll(even);
            return Verification.differing(
                    new Side(migration.from(), engine.code(migration.from()), live),
                    new Side(migration.to(), engine.code(migration.to()), candidate),
                    even);
        }
    }

    private static void pause(Set<UUID> left) {
        try {
            if (!left.isEmpty()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
