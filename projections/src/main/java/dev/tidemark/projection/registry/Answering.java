package dev.tidemark.projection.registry;

import org.jspecify.annotations.Nullable;

/// Who answers a household's question.
///
/// @param build the active one, or the candidate if the household is of its canary
/// @param shadow a candidate that is to be asked the same, for comparison
public record Answering(Build build, @Nullable Build shadow) {}
