package dev.tidemark.projection.runner;

/// What to do with an event that cannot be applied.
enum OnPoison {
    /// Its household is parked, the others flow.
    PARK,
    /// Nothing is skipped: the build halts.
    HALT
}
