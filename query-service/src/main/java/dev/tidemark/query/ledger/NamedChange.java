package dev.tidemark.query.ledger;

import dev.tidemark.readmodel.ledger.Change;
import dev.tidemark.readmodel.ledger.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A change, and the members who made it.
///
/// @param before `null` if it was not recorded then
record NamedChange(
        UUID transaction, @Nullable Transaction before, Transaction after, List<Edit> edits) {
    /// @param member `null` where the actor is none of the household, as far as that read model has
    ///   come; with a `Consistency-Token` at least as far as the token
    record Edit(
            Change.Kind kind,
            long number,
            Instant recordedAt,
            String actor,
            @Nullable UUID member) {}

    /// @param members by subject
    static List<NamedChange> of(List<Change> changes, Map<String, UUID> members) {
        return changes.stream()
                .map(change ->
                        new NamedChange(
                                change.transaction(),
                                change.before(),
                                change.after(),
                                change.edits().stream().map(edit -> edit(edit, members)).toList()))
                .toList();
    }

    private static Edit edit(Change.Edit edit, Map<String, UUID> members) {
        return new Edit(
                edit.kind(),
                edit.number(),
                edit.recordedAt(),
                edit.actor(),
                members.get(edit.actor()));
    }
}
