package dev.tidemark.projection.runner;

import dev.tidemark.projection.registry.Build;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose rows are made anew: those of one household, or of every household of a partition that is
/// not parked.
///
/// @param build the live one
public record RepairScope(Build build, int partition, @Nullable UUID household) {
    boolean includes(UUID other) {
        return household == null || household.equals(other);
    }

    @Override
    public String toString() {
        return household == null
                ? "%s partition %d".formatted(build.projection(), partition)
                : "%s household %s".formatted(build.projection(), household);
    }
}
