package dev.tidemark.projection.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row that a fold has changed, as text by column.
///
/// @param row as it is after the change; `null` if it is deleted
public record Change(
        String table,
        Map<String, @Nullable String> key,
        @Nullable Map<String, @Nullable String> row) {}
