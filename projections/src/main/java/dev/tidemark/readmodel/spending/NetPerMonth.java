package dev.tidemark.readmodel.spending;

import dev.tidemark.event.Money;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// A report of spending, as far as every version agrees on it.
public interface NetPerMonth {
    /// What came in less what went out, per currency, of every month that the report has.
    Map<YearMonth, List<Money>> net();
}
