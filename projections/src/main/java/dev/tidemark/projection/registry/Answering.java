package dev.tidemark.projection.registry;

import org.jspecify.annotations.Nullable;

/// Who answers a household's question.
///
/// @param build the active one, or the candidate if the household is of its canary
/// @param candidate a verified build that may answer soon, if that is not `build`
/// @param shadow whether the candidate is to be asked the same, for comparison
public record Answering(Build build, @Nullable Build candidate, boolean shadow) {}
