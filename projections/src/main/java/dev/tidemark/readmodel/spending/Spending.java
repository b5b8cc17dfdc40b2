package dev.tidemark.readmodel.spending;

import dev.tidemark.projection.View;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// What a household spends and earns.
public interface Spending extends View {
    /// Every month from `from` to `to`, both included, that has something to show: by month, kind
    /// and category name, what has no category last.
    List<CategoryTotal> between(UUID household, YearMonth from, YearMonth to);
}
