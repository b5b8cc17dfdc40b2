package dev.tidemark.projection.runner;

import dev.tidemark.projection.registry.Build;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/// What a runner counts.
record RunnerMeters(
        Counter applied, Counter duplicates, Counter beyond, Counter parked, Timer batch) {
    static RunnerMeters of(MeterRegistry registry, Build build) {
        Tags tags =
                Tags.of("projection", build.projection().toString(), "build", "" + build.number());
        return new RunnerMeters(
                registry.counter("tidemark.projection.events", tags),
                registry.counter("tidemark.projection.duplicates", tags),
                registry.counter("tidemark.projection.beyond.hole", tags),
                registry.counter("tidemark.projection.parkings", tags),
                registry.timer("tidemark.projection.batch", tags));
    }
}
