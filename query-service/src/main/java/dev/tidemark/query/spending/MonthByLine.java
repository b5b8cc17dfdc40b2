package dev.tidemark.query.spending;

import dev.tidemark.readmodel.spending.LineTotal;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// @param currencies those that have something to show, by code; they are never added
record MonthByLine(YearMonth month, List<CurrencyByLine> currencies) {

    static MonthByLine of(YearMonth month, List<LineTotal> totals) {
        TreeMap<String, List<LineTotal>> byCurrency =
                totals.stream()
                        .filter(total -> total.month().equals(month))
                        .collect(
                                Collectors.groupingBy(
                                        LineTotal::currency, TreeMap::new, Collectors.toList()));
        return new MonthByLine(
                month,
                byCurrency.entrySet().stream()
                        .map(one -> CurrencyByLine.of(new Lines(one.getKey(), one.getValue())))
                        .toList());
    }
}
