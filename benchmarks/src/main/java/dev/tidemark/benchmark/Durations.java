package dev.tidemark.benchmark;

import java.util.Arrays;
import java.util.Map;

/// Every measured duration, sorted: percentiles are exact, not estimated.
public final class Durations {
    private final long[] sortedNanos;

    public Durations(long[] nanos) {
        this.sortedNanos = nanos.clone();
        Arrays.sort(this.sortedNanos);
    }

    public int count() {
        return sortedNanos.length;
    }

    /// The smallest duration that at least `percent` of all do not exceed.
    public double percentileMillis(double percent) {
        if (sortedNanos.length == 0) {
            throw new BenchmarkFailed("nothing was measured");
        }
        var rank = (int) Math.ceil(percent / 100 * sortedNanos.length);
        return millis(sortedNanos[Math.clamp(rank, 1, sortedNanos.length) - 1]);
    }

    public double maxMillis() {
        return percentileMillis(100);
    }

    public void writeTo(Map<String, Object> figures, String name) {
        figures.put(name + ".p50_ms", percentileMillis(50));
        figures.put(name + ".p99_ms", percentileMillis(99));
        figures.put(name + ".max_ms", maxMillis());
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 10_000.0) / 100.0;
    }
}
