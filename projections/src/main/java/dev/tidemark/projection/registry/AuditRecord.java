package dev.tidemark.projection.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One act, as the audit has it.
///
/// @param actor an operator, or the process that went on by itself
/// @param release that did it
public record AuditRecord(
        Instant at,
        String actor,
        String action,
        @Nullable String release,
        @Nullable String reason,
        @Nullable String before,
        @Nullable String after) {}
