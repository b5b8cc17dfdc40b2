package dev.tidemark.readmodel.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A point of what was known about a household's money. Asked again with its number, a report is
/// the same for ever.
///
/// @param number of the household's lane
/// @param instant since when that much was known; `null` before there was anything, and where a
///   read model that keeps no history has answered
/// @param latest whether nothing has come to be known since
public record Known(long number, @Nullable Instant instant, boolean latest) {}
