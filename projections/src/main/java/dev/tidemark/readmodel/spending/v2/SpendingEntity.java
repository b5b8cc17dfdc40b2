package dev.tidemark.readmodel.spending.v2;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import dev.tidemark.readmodel.spending.LineTotal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

@Immutable
@Entity(name = "SpendingV2")
@Table(schema = "spending_v2", name = "spending")
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
    @Id private UUID member;
    private long moneyOut;
    private long moneyIn;
    private long lines;
    private long transactions;

    protected SpendingEntity() {}

    LineTotal answer(CategoryPaths paths) {
        return new LineTotal(
                YearMonth.from(month),
                kind,
                category.equals(SpendingTables.UNCATEGORISED) ? null : category,
                paths.of(category),
                member,
                new Money(moneyOut, currency),
                new Money(moneyIn, currency),
                lines);
    }
}
