package dev.tidemark.query.spending;

import dev.tidemark.event.Money;
import dev.tidemark.readmodel.spending.LineTotal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was spent on one category in one month and currency, and what of it came back.
///
/// @param category `null` for lines that nobody has categorised
/// @param path from the top of the tree, as it is; empty for lines that nobody has categorised
record ExpenseShare(
        @Nullable UUID category,
        List<String> path,
        Money spent,
        Money refunded,
        long lines,
        List<OfMember> members) {

    /// @param member whom the payments belong to
    record OfMember(UUID member, Money spent, Money refunded, long lines) {
        static OfMember of(LineTotal total) {
            return new OfMember(total.member(), total.moneyOut(), total.moneyIn(), total.lines());
        }
    }

    static ExpenseShare of(Lines lines) {
        return new ExpenseShare(
                lines.category(),
                lines.path(),
                lines.out(),
                lines.in(),
                lines.count(),
                lines.all().stream().map(OfMember::of).toList());
    }
}
