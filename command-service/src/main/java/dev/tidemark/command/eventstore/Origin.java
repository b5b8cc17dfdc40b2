package dev.tidemark.command.eventstore;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a command comes from, and what to answer if it succeeds.
///
/// @param actor the subject of the caller's token
/// @param correlation the trace that it belongs to
/// @param key `null` where a repetition needs no recognising
/// @param status of the answer
/// @param resource what the answer is about; usually the aggregate
public record Origin(
        String actor, UUID correlation, @Nullable RequestKey key, int status, UUID resource) {}
