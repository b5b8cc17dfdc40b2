package dev.tidemark.projection.verification;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.store.Lane;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Compares what was written since the report. Neither version is held for that: a household counts
/// once both have the same number of its lane in a pair of snapshots.
public final class Touched {
    private static final int MOST = 2_000;

    /// Looks into lanes only that have gone on: into all of them takes half a minute where the
    /// events' statistics are old enough that each look reads the whole table.
    static final String WRITTEN_SINCE =
            """
            select distinct later.household
            from unnest(?::int[], ?::bigint[]) as u (lane, seen)
                join event_store.lane l on l.lane = u.lane and l.last_seq > u.seen,
                lateral (
                    select e.household from event_store.event e
                    where e.lane = u.lane and e.lane_seq > u.seen
                    offset 0) later
            limit 10000
            """;

    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 50;

    private final DataSource runner;
    private final Version from;
    private final Version to;

    /// A build and its code.
    public record Version(Build build, Projection code) {
        private Side in(Snapshot snapshot) {
            return new Side(build, code, snapshot);
        }
    }

    /// @param runner opens sessions that may read both versions and the store
    public Touched(DataSource runner, Version from, Version to) {
        this.runner = runner;
        this.from = from;
        this.to = to;
    }

    /// @return why the report does not speak for what was written since, if it does not
    public Optional<String> since(Report report) {
        Set<UUID> left = households(report);
        if (left.size() > MOST) {
            return Optional.of(
                    "%d households were written to since the report".formatted(left.size()));
        }
        for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
            Set<UUID> differing = compare(left);
            if (!differing.isEmpty()) {
                return Optional.of(
                        "%d households differ that were written to since the report"
                                .formatted(differing.size()));
            }
            pause(left);
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%d households that were written to since the report were never at one number in both versions"
                                .formatted(left.size()));
    }

    private Set<UUID> households(Report report) {
        return new HashSet<>(
                new Database(runner)
                        .sql()
                        .sql(WRITTEN_SINCE)
                        .params(
                                IntStream.range(0, Lane.COUNT).boxed().toArray(Integer[]::new),
                                report.vector().toArray(Long[]::new))
                        .query(UUID.class)
                        .list());
    }

    /// @param left loses the households that could be compared
    private Set<UUID> compare(Set<UUID> left) {
        try (Snapshot live = Snapshot.open(runner);
                Snapshot candidate = Snapshot.open(runner)) {
            long[] one = live.vector(from.build().schema());
            long[] other = candidate.vector(to.build().schema());
            Set<UUID> even =
                    left.stream()
                            .filter(household ->
                                    one[Lane.of(household)] == other[Lane.of(household)])
                            .collect(Collectors.toSet());
            left.removeAll(even);
            return Verification.differing(from.in(live), to.in(candidate), even);
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
