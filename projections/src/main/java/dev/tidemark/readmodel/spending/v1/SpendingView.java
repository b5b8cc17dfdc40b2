package dev.tidemark.readmodel.spending.v1;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.readmodel.spending.CategoryTotal;
import dev.tidemark.readmodel.spending.Spending;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class SpendingView implements Spending {
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
        return rows.between(household, from.atDay(1), to.atDay(1)).stream()
                .map(row -> row.getTotal().answer(row.getName()))
                .toList();
    }
}
