package dev.tidemark.benchmark;

/// A benchmark that could not measure; a figure would be a lie.
public final class BenchmarkFailed extends RuntimeException {
    public BenchmarkFailed(String message) {
        super(message);
    }
}
