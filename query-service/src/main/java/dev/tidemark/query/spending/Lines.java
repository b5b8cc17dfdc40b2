package dev.tidemark.query.spending;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import dev.tidemark.readmodel.spending.LineTotal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Totals of one month and currency, in the order they are shown in.
record Lines(String currency, List<LineTotal> all) {

    Lines of(CategoryKind kind) {
        return new Lines(currency, all.stream().filter(total -> total.kind() == kind).toList());
    }

    <T> List<T> byCategory(Function<Lines, T> share) {
        Map<@Nullable UUID, List<LineTotal>> byCategory = new LinkedHashMap<>();
        for (LineTotal total : all) {
            byCategory.computeIfAbsent(total.category(), _ -> new ArrayList<>()).add(total);
        }
        return byCategory.values().stream()
                .map(totals -> share.apply(new Lines(currency, totals)))
                .toList();
    }

    /// Of the first total; the same of all where they are of one category.
    @Nullable UUID category() {
        return all.getFirst().category();
    }

    List<String> path() {
        return all.getFirst().path();
    }

    Money out() {
        return sum(LineTotal::moneyOut);
    }

    Money in() {
        return sum(LineTotal::moneyIn);
    }

    long count() {
        return all.stream().mapToLong(LineTotal::lines).sum();
    }

    private Money sum(Function<LineTotal, Money> part) {
        return all.stream().map(part).reduce(Money.zero(currency), Money::plus);
    }
}
