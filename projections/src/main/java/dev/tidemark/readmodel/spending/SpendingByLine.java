package dev.tidemark.readmodel.spending;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// What a household spends and earns, line by line of its payments and for each member; from
/// version 2 on.
public interface SpendingByLine extends Spending {
    /// Every month from `from` to `to`, both included, that has something to show: by month, kind
    /// and category path, what has no category last, then by currency.
    List<LineTotal> linesBetween(UUID household, YearMonth from, YearMonth to);
}
