package dev.tidemark.projection.pacing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// How far a build is, how fast, and when it will be there. The rate is that of the last half
/// minute; the time for indexes, constraints and statistics is part of what is left.
public final class Progress {
    private static final Duration WINDOW = Duration.ofSeconds(30);

    /// What `after-build` took per event of a million, for ledger, on two cores.
    private static final double INDEX_SECONDS_PER_EVENT = 4e-6;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long done) {}

    /// @param done events applied
    /// @param total events to apply
    /// @param perSecond `null` until it can be told
    /// @param left until the candidate has its indexes; `null` until it can be told
    public record Now(long done, long total, @Nullable Long perSecond, @Nullable Duration left) {}

    public synchronized Now at(long nanos, long done, long total) {
        if (!samples.isEmpty() && done < samples.getLast().done()) {
            samples.clear();
        }
        samples.addLast(new Sample(nanos, done));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW.toNanos()) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        double seconds = (nanos - first.nanos()) / 1e9;
        double rate = seconds < 0.5 ? 0 : (done - first.done()) / seconds;
        if (rate <= 0) {
            return new Now(done, total, null, null);
        }
        double left = Math.max(0, total - done) / rate + total * INDEX_SECONDS_PER_EVENT;
        return new Now(done, total, Math.round(rate), Duration.ofMillis(Math.round(left * 1000)));
    }
}
