package dev.tidemark.projection.verification;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of a compared query that the two builds do not have alike, and nobody declared.
///
/// @param key tells the row apart within the household, as text by column
/// @param columns that differ; all but the key's if one of the two lacks the row
/// @param values `null` where the reader may not see them
/// @param events behind it, the first ones; empty if the household was not traced
/// @param eventCount how many there are
public record Difference(
        String query,
        UUID household,
        Map<String, @Nullable String> key,
        List<String> columns,
        @Nullable Values values,
        List<Cause> events,
        int eventCount) {

    /// The row by column, as text; `null` if there is none.
    public record Values(
            @Nullable Map<String, @Nullable String> from,
            @Nullable Map<String, @Nullable String> to) {}

    /// An event that changed the rows which the difference is made of.
    ///
    /// @param type as in the event store
    public record Cause(UUID eventId, int lane, long laneSeq, String type) {}

    Difference causedBy(List<Cause> first, int count) {
        return new Difference(query, household, key, columns, values, first, count);
    }

    Difference withoutValues() {
        return new Difference(query, household, key, columns, null, events, eventCount);
    }
}
