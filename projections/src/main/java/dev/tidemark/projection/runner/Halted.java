package dev.tidemark.projection.runner;

import dev.tidemark.projection.checkpoint.Parked;

/// A build met an event that it cannot apply.
public final class Halted extends RuntimeException {
    Halted(Parked at) {
        super(
                "household %s, lane %d number %d cannot be applied: %s. Correct the version and build it again."
                        .formatted(at.household(), at.lane(), at.firstSeq(), at.cause()));
    }
}
