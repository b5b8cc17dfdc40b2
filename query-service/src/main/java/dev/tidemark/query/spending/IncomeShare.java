package dev.tidemark.query.spending;

import dev.tidemark.event.Money;
import dev.tidemark.readmodel.spending.LineTotal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was earned on one category in one month and currency, and what of it was paid back.
///
/// @param category `null` for lines that nobody has categorised
/// @param path from the top of the tree, as it is; empty for lines that nobody has categorised
record IncomeShare(
        @Nullable UUID category,
        List<String> path,
        Money earned,
        Money paidBack,
        long lines,
        List<OfMember> members) {

    /// @param member whom the payments belong to
    record OfMember(UUID member, Money earned, Money paidBack, long lines) {
        static OfMember of(LineTotal total) {
            return new OfMember(total.member(), total.moneyIn(), total.moneyOut(), total.lines());
        }
    }

    static IncomeShare of(Lines lines) {
        return new IncomeShare(
                lines.category(),
                lines.path(),
                lines.in(),
                lines.out(),
                lines.count(),
                lines.all().stream().map(OfMember::of).toList());
    }
}
