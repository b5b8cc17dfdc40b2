package dev.tidemark.readmodel.imports;

import dev.tidemark.event.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One statement of a file.
///
/// @param fits whether its currency is the account's, so that its lines are part of the import
/// @param balanced whether opening + lines == closing; `null` where the file has no balances
public record ImportStatement(
        @Nullable String statementId,
        String currency,
        boolean fits,
        @Nullable Money opening,
        @Nullable LocalDate openingOn,
        @Nullable Money closing,
        @Nullable LocalDate closingOn,
        int lines,
        int pending,
        Money sumOfLines,
        @Nullable Boolean balanced) {}
