package dev.tidemark.projection.runner;

import java.util.List;

/// What a repair did.
///
/// @param households whose rows were compared
public record Repaired(long households, List<Rows> tables) {
    /// @param removed live rows that the log does not give just so
    /// @param written rows that the log gives in their place, or that were missing
    public record Rows(String table, long removed, long written) {
        @Override
        public String toString() {
            return "%s: %d rows out, %d in".formatted(table, removed, written);
        }
    }

    boolean changed() {
        return tables.stream().anyMatch(rows -> rows.removed() + rows.written() > 0);
    }
}
