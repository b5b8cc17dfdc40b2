package dev.tidemark.cli.migration;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long things took, each by when it was due; by the clock of `System.nanoTime`.
final class Timings {
    private final Queue<Timing> timings = new ConcurrentLinkedQueue<>();

    private record Timing(long due, long done) {
        Duration took() {
            return Duration.ofNanos(done - due);
        }

        boolean overlaps(Span span) {
            return due <= span.until() && done >= span.from();
        }
    }

    void add(long due) {
        timings.add(new Timing(due, System.nanoTime()));
    }

    long count() {
        return timings.size();
    }

    /// The longest of those that were under way in a span.
    Duration longest(Span span) {
        return percentile(span, 1);
    }

    /// @param share 0.99 for the time that one in a hundred of those under way exceeded
    Duration percentile(Span span, double share) {
        var took =
                timings.stream()
                        .filter(timing -> timing.overlaps(span))
                        .map(Timing::took)
                        .sorted()
                        .toList();
        return took.isEmpty()
                ? Duration.ZERO
                : took.get((int) Math.max(0, Math.ceil(took.size() * share) - 1));
    }
}
