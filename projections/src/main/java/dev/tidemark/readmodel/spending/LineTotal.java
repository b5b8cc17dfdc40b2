package dev.tidemark.readmodel.spending;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the lines in one category added up to, for one member in one month and currency. Money out
/// on an `EXPENSE` category is spent and money in refunded; money in on an `INCOME` category is
/// earned and money out paid back.
///
/// @param category `null` for lines that nobody has categorised
/// @param path the names from the top of the tree down to the category, as they are; empty for
///   lines that nobody has categorised
/// @param member whom the payments belong to
/// @param lines how many
public record LineTotal(
        YearMonth month,
        CategoryKind kind,
        @Nullable UUID category,
        List<String> path,
        UUID member,
        Money moneyOut,
        Money moneyIn,
        long lines) {
    public LineTotal {
        path = List.copyOf(path);
    }

    public String currency() {
        return moneyOut.currency();
    }
}
