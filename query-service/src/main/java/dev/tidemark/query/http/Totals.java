package dev.tidemark.query.http;

import dev.tidemark.event.Money;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Sums per currency; currencies are never added.
public final class Totals {
    private Totals() {}

    /// One amount per currency, by its code.
    public static List<Money> of(Stream<Money> amounts) {
        var totals = new TreeMap<String, Money>();
        amounts.forEach(amount -> totals.merge(amount.currency(), amount, Money::plus));
        return List.copyOf(totals.values());
    }
}
