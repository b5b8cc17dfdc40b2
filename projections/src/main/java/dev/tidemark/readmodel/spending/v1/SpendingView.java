package dev.tidemark.readmodel.spending.v1;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.readmodel.spending.CategoryTotal;
import dev.tidemark.readmodel.spending.Spending;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class SpendingView implements Spending {
    private static final Comparator<CategoryTotal> ORDER =
            Comparator.comparing(CategoryTotal::month)
                    .thenComparing(CategoryTotal::kind)
                    .thenComparing(
                            CategoryTotal::name, Comparator.nullsLast(Comparator.naturalOrder()));

    private final SpendingRepository rows;

    SpendingView(SpendingRepository rows) {
        this.rows = rows;
    }

    @Override
    public ProjectionId id() {
        return SpendingProjection.ID;
    }

    @Override
    public List<CategoryTotal> between(UUID household, YearMonth from, YearMonth to) {
        Map<UUID, String> names =
                rows.categories(household).stream()
                        .collect(Collectors.toMap(CategoryEntity::category, CategoryEntity::name));
        return rows.between(household, from.atDay(1), to.atDay(1)).stream()
                .map(row -> row.answer(names))
                .sorted(ORDER)
                .toList();
    }
}
