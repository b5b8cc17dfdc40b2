package dev.tidemark.benchmark.lag;

import java.time.Duration;

/// @param rate writes a second, kept up whether or not answers come
/// @param households that the writes are spread over; each is read by one watcher
public record LagOptions(int rate, Duration warmUp, Duration measured, int households) {
    public LagOptions {
        if (rate < 1 || households < 1 || !measured.isPositive()) {
            throw new IllegalArgumentException("rate, households and seconds must be at least 1");
        }
    }
}
