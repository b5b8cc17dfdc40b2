package dev.tidemark.readmodel.spending.v2;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.readmodel.spending.CategoryTotal;
import dev.tidemark.readmodel.spending.LineTotal;
import dev.tidemark.readmodel.spending.NetPerMonth;
import dev.tidemark.readmodel.spending.SpendingByLine;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class SpendingView implements SpendingByLine {
    private static final Comparator<CategoryTotal> ORDER =
            Comparator.comparing(CategoryTotal::month)
                    .thenComparing(CategoryTotal::kind)
                    .thenComparing(
                            CategoryTotal::name, Comparator.nullsLast(Comparator.naturalOrder()));
    private static final Comparator<LineTotal> ORDER_BY_PATH =
            Comparator.comparing(LineTotal::month)
                    .thenComparing(LineTotal::kind)
                    .thenComparing(total -> total.category() == null)
                    .thenComparing(total -> total.path().toArray(String[]::new), Arrays::compare);

    private final SpendingRepository rows;

    SpendingView(SpendingRepository rows) {
        this.rows = rows;
    }

    @Override
    public ProjectionId id() {
        return SpendingProjection.ID;
    }

    /// Reports of split payments differ from those of version 1 by intent, in what they sum up to
    /// they do not.
    @Override
    public boolean agrees(Object before, Object answer) {
        return before.equals(answer)
                || (before instanceof NetPerMonth was
                        && answer instanceof NetPerMonth is
                        && was.net().equals(is.net()));
    }

    @Override
    public List<CategoryTotal> between(UUID household, YearMonth from, YearMonth to) {
        var paths = new CategoryPaths(rows.categories(household));
        return rows.totals(household, from.atDay(1), to.atDay(1)).stream()
                .map(row -> row.answer(paths))
                .sorted(ORDER)
                .toList();
    }

    @Override
    public List<LineTotal> linesBetween(UUID household, YearMonth from, YearMonth to) {
        var paths = new CategoryPaths(rows.categories(household));
        return rows.between(household, from.atDay(1), to.atDay(1)).stream()
                .map(row -> row.answer(paths))
                .sorted(ORDER_BY_PATH)
                .toList();
    }
}
