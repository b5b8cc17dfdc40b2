package dev.tidemark.query.spending;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import dev.tidemark.query.http.Totals;
import dev.tidemark.readmodel.spending.CategoryTotal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// @param spent what `spending` adds up to, per currency
/// @param earned what `income` adds up to, per currency
record MonthlySpending(
        YearMonth month,
        List<Share> spending,
        List<Money> spent,
        List<Share> income,
        List<Money> earned) {

    /// @param category `null` for what nobody has categorised
    record Share(@Nullable UUID category, @Nullable String name, Money total, long transactions) {}

    static MonthlySpending of(YearMonth month, List<CategoryTotal> totals) {
        List<CategoryTotal> ofMonth =
                totals.stream().filter(total -> total.month().equals(month)).toList();
        List<Share> spending = shares(CategoryKind.EXPENSE, ofMonth);
        List<Share> income = shares(CategoryKind.INCOME, ofMonth);
        return new MonthlySpending(month, spending, sum(spending), income, sum(income));
    }

    /// What came in less what went out, per currency.
    List<Money> net() {
        return Totals.of(Stream.concat(earned.stream(), spent.stream().map(Money::negate)));
    }

    private static List<Share> shares(CategoryKind kind, List<CategoryTotal> totals) {
        return totals.stream()
                .filter(total -> total.kind() == kind)
                .map(total ->
                        new Share(
                                total.category(),
                                total.name(),
                                total.total(),
                                total.transactions()))
                .toList();
    }

    private static List<Money> sum(List<Share> shares) {
        return Totals.of(shares.stream().map(Share::total));
    }
}
