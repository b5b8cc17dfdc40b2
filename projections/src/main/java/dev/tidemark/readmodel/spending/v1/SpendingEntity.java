package dev.tidemark.readmodel.spending.v1;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import dev.tidemark.readmodel.spending.CategoryTotal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

@Immutable
@Entity(name = "SpendingV1")
@Table(schema = "spending_v1", name = "spending")
@IdClass(SpendingTables.SpendingKey.class)
@NullUnmarked
class SpendingEntity {
    @Id private UUID household;
    @Id private LocalDate month;

    @Id
    @Enumerated(EnumType.STRING)
    private CategoryKind kind;

    @Id private UUID category;
    @Id private String currency;
    private long total;
    private long transactions;

    protected SpendingEntity() {}

    CategoryTotal answer(Map<UUID, String> names) {
        return new CategoryTotal(
                YearMonth.from(month),
                kind,
                category.equals(SpendingTables.UNCATEGORISED) ? null : category,
                names.get(category),
                new Money(total, currency),
                transactions);
    }
}
