package dev.tidemark.benchmark.lag;

import java.time.Duration;

/// @param rate writes a second, kept up whether or not answers come
/// @param households that the writes are spread over
/// @param watched of how many of them every write is watched; watching all would take more of a
///   small machine than what is measured
public record LagOptions(
        int rate, Duration warmUp, Duration measured, int households, int watched) {
    public LagOptions {
        if (rate < 1 || watched < 1 || !measured.isPositive()) {
            throw new IllegalArgumentException("rate, seconds and watched must be at least 1");
        }
        if (households < watched) {
            throw new IllegalArgumentException("there must be as many households as are watched");
        }
    }
}
