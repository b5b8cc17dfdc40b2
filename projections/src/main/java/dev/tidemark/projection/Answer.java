package dev.tidemark.projection;

import dev.tidemark.store.Position;
import org.jspecify.annotations.Nullable;

/// A value and where it was read: everything in one snapshot of one version.
///
/// @param position the number of the household's lane that the value includes
/// @param parkedSince the lane number at which this household was parked, if it is: the value
///   misses what came after
public record Answer<T>(
        T value, ProjectionId projection, Position position, @Nullable Long parkedSince) {}
