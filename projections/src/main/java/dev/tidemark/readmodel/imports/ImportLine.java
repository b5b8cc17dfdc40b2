package dev.tidemark.readmodel.imports;

import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a file.
///
/// @param number 1-based within the import
/// @param amount signed
/// @param occurrence 1-based among equal lines of the file
/// @param duplicateOf the transaction that the line repeats, for [Proposal#DUPLICATE]
/// @param reason why it is taken for a duplicate
/// @param transaction what the line became; `null` if it was not recorded
/// @param reverted whether that transaction was voided by a revert
public record ImportLine(
        int number,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        Money amount,
        @Nullable String payee,
        @Nullable String memo,
        @Nullable String bankReference,
        int occurrence,
        Proposal proposal,
        @Nullable UUID duplicateOf,
        @Nullable String reason,
        @Nullable UUID transaction,
        boolean reverted) {
    /// What the import would do with the line.
    public enum Proposal {
        NEW,
        DUPLICATE,
        /// The bank has not booked it: never recorded.
        PENDING
    }
}
