package dev.tidemark.readmodel.ledger;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What to look for; `null` looks for anything.
///
/// @param from the first booking day
/// @param to the last booking day
/// @param account as its register shows them: a transfer's leg with that leg's date and amount
/// @param categories at least one of them has a line; not empty
/// @param text part of the payee or the memo, upper and lower case alike
/// @param amount between two magnitudes of one currency
/// @param uncategorised only payments with a line that nobody has categorised
/// @param voided voided transactions too
public record Search(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID account,
        @Nullable Set<UUID> categories,
        @Nullable String text,
        @Nullable UUID member,
        @Nullable AmountRange amount,
        boolean uncategorised,
        boolean voided) {
    /// @param least magnitude in minor units, included
    /// @param most magnitude in minor units, included
    public record AmountRange(String currency, long least, long most) {}

    public static Search everything() {
        return new Search(null, null, null, null, null, null, null, false, false);
    }
}
