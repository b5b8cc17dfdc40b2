package dev.tidemark.projection.reading;

import dev.tidemark.projection.CallerRefused;
import dev.tidemark.projection.NotAnswerable;
import dev.tidemark.projection.ProjectionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// How the reads of this process went, per version: what a build is slowed down by, and a switch
/// taken back for.
public final class ReadOutcomes {
    private static final int RECENT = 3;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int PIECE = 10;
    private static final int FEWEST_PIECES = 4;
    private static final long FEWEST_READS = 25;

    private final Map<String, Seconds> versions = new ConcurrentHashMap<>();
    private final Map<String, ProjectionId> lastAsked = new ConcurrentHashMap<>();
    private final LongSupplier second;

    /// A pause in which everybody waited says nothing about a version, and makes the p99 of a whole
    /// minute: so that is the lower median of those of its tens of seconds.
    ///
    /// @param failures reads that ended with a failure which is not the caller's
    /// @param p99 of the last minute, in microseconds; 0 unless at least four of its tens of
    ///   seconds have 25 reads or more
    /// @param hourP99 of the hour before that minute, 0 if there were no reads
    public record Minute(long reads, long failures, long p99, long hourP99) {}

    public ReadOutcomes() {
        this(() -> System.nanoTime() / 1_000_000_000);
    }

    /// @param second counts seconds from anywhere
    ReadOutcomes(LongSupplier second) {
        this.second = second;
    }

    /// Runs a question that a version answers, and remembers how that went. That a caller is
    /// refused is not a failure of the version.
    ///
    /// @param begun when it was asked, waiting for a connection included, on the clock of
    ///   [System#nanoTime]
    <T> T of(ProjectionId version, long begun, Supplier<T> question) {
        boolean failed = true;
        try {
            T answer = question.get();
            failed = false;
            return answer;
        } catch (NotAnswerable | CallerRefused e) {
            failed = false;
            throw e;
        } finally {
            remember(version);
            add(version, begun, failed);
        }
    }

    private void remember(ProjectionId version) {
        if (!version.equals(lastAsked.get(version.readModel()))) {
            lastAsked.put(version.readModel(), version);
        }
    }

    /// A question came to no version, for want of a connection: the one that was asked last may
    /// well be what keeps them.
    ///
    /// @param begun as above
    void unanswered(String readModel, long begun) {
        ProjectionId last = lastAsked.get(readModel);
        if (last != null) {
            add(last, begun, true);
        }
    }

    private void add(ProjectionId version, long begun, boolean failed) {
        versions.computeIfAbsent(version.toString(), _ -> new Seconds())
                .add(second.getAsLong(), (System.nanoTime() - begun) / 1_000, failed);
    }

    /// The p99 over all versions in the last seconds; zero without reads.
    public Duration p99() {
        long now = second.getAsLong();
        var all = new Latencies();
        versions.values().forEach(version -> version.collect(all, now - RECENT, now));
        return Duration.ofNanos(all.p99() * 1_000);
    }

    public Map<String, Minute> lastMinute() {
        long now = second.getAsLong();
        Map<String, Minute> minutes = new TreeMap<>();
        versions.forEach((name, version) -> minutes.put(name, version.minute(now)));
        return minutes;
    }

    /// The seconds of the last hour of one version.
    private static final class Seconds {
        private final Latencies[] ring = new Latencies[HOUR];
        private final long[] at = new long[HOUR];

        synchronized void add(long now, long micros, boolean failed) {
            int slot = (int) Math.floorMod(now, (long) HOUR);
            if (ring[slot] == null || at[slot] != now) {
                ring[slot] = new Latencies();
                at[slot] = now;
            }
            ring[slot].add(micros, failed);
        }

        /// Only the seconds that are asked for: readers wait meanwhile.
        synchronized void collect(Latencies into, long after, long upTo) {
            for (long wanted = after + 1; wanted <= upTo; wanted++) {
                int slot = (int) Math.floorMod(wanted, (long) HOUR);
                if (ring[slot] != null && at[slot] == wanted) {
                    into.add(ring[slot]);
                }
            }
        }

        Minute minute(long now) {
            List<Latencies> pieces =
                    IntStream.range(0, MINUTE / PIECE)
                            .mapToLong(piece -> now - (long) piece * PIECE)
                            .mapToObj(end -> between(end - PIECE, end))
                            .toList();
            var minute = new Latencies();
            pieces.forEach(minute::add);
            Latencies before = between(now - HOUR, now - MINUTE);
            return new Minute(minute.count(), minute.failures(), usualP99(pieces), before.p99());
        }

        private Latencies between(long after, long upTo) {
            var between = new Latencies();
            collect(between, after, upTo);
            return between;
        }

        private static long usualP99(List<Latencies> pieces) {
            long[] p99s =
                    pieces.stream()
                            .filter(piece -> piece.count() >= FEWEST_READS)
                            .mapToLong(Latencies::p99)
                            .sorted()
                            .toArray();
            return p99s.length < FEWEST_PIECES ? 0 : p99s[(p99s.length - 1) / 2];
        }
    }
}
