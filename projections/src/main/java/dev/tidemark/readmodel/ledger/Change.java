package dev.tidemark.readmodel.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a transaction changed between two points of what was known.
///
/// @param before as it was known at the first point; `null` if it was not
/// @param after as it was known at the second, voided or not
/// @param edits everything between, in the order in which it happened; not empty
public record Change(
        UUID transaction, @Nullable Transaction before, Transaction after, List<Edit> edits) {
    public Change {
        edits = List.copyOf(edits);
    }

    /// What made a revision of a transaction.
    public enum Kind {
        RECORDED,
        AMENDED,
        RECATEGORISED,
        VOIDED
    }

    /// @param number of the household's lane: the answer to `knownAt` this number includes the edit
    /// @param recordedAt when the event was recorded
    /// @param actor the subject of the token that caused it
    public record Edit(Kind kind, long number, Instant recordedAt, String actor) {}

    /// The number of the last edit, which orders changes.
    public long number() {
        return edits.getLast().number();
    }
}
