package dev.tidemark.cli.migration;

import java.time.Duration;

/// From one moment to another, by the clock of `System.nanoTime`.
record Span(long from, long until) {
    static Span around(long moment, Duration margin) {
        return new Span(moment - margin.toNanos(), moment + margin.toNanos());
    }

    static Span since(long from) {
        return new Span(from, System.nanoTime());
    }

    double seconds() {
        return Math.round((until - from) / 1e6) / 1e3;
    }
}
