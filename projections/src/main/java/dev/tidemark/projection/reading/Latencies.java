package dev.tidemark.projection.reading;

/// A histogram of microseconds in steps of a quarter of a power of two: a p99 is at most 19 % off.
final class Latencies {
    private static final int STEPS = 4;

    private final int[] counts = new int[24 * STEPS];
    private long count;
    private long failures;

    void add(long micros, boolean failed) {
        double power = Math.log(Math.max(1, micros)) / Math.log(2);
        counts[(int) Math.min(counts.length - 1, Math.round(power * STEPS))]++;
        count++;
        failures += failed ? 1 : 0;
    }

    void add(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
        failures += other.failures;
    }

    long count() {
        return count;
    }

    long failures() {
        return failures;
    }

    long p99() {
        long left = (count * 99 + 99) / 100;
        for (int i = 0; i < counts.length && count > 0; i++) {
            left -= counts[i];
            if (left <= 0) {
                return Math.round(Math.pow(2, (double) i / STEPS));
            }
        }
        return 0;
    }
}
