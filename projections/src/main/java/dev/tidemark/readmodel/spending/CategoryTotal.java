package dev.tidemark.readmodel.spending;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one category saw in one month and currency.
///
/// @param kind `EXPENSE` for spending: money out less refunds; `INCOME` for money in less what was
///   paid back
/// @param category `null` for transactions that nobody has categorised
/// @param transactions how many
public record CategoryTotal(
        YearMonth month,
        CategoryKind kind,
        @Nullable UUID category,
        @Nullable String name,
        Money total,
        long transactions) {}
