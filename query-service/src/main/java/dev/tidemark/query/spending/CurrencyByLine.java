package dev.tidemark.query.spending;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import java.util.List;

/// @param spent money out on expense categories
/// @param refunded money in on expense categories
/// @param earned money in on income categories
/// @param paidBack money out on income categories
/// @param net what came in less what went out
/// @param spending by category path, what has no category last
/// @param income by category path, what has no category last
record CurrencyByLine(
        String currency,
        Money spent,
        Money refunded,
        Money earned,
        Money paidBack,
        Money net,
        List<ExpenseShare> spending,
        List<IncomeShare> income) {

    static CurrencyByLine of(Lines lines) {
        Lines expenses = lines.of(CategoryKind.EXPENSE);
        Lines incomes = lines.of(CategoryKind.INCOME);
        return new CurrencyByLine(
                lines.currency(),
                expenses.out(),
                expenses.in(),
                incomes.in(),
                incomes.out(),
                lines.in().plus(lines.out().negate()),
                expenses.byCategory(ExpenseShare::of),
                incomes.byCategory(IncomeShare::of));
    }
}
