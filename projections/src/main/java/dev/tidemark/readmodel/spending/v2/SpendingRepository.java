package dev.tidemark.readmodel.spending.v2;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import dev.tidemark.readmodel.spending.CategoryTotal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SpendingRepository extends Repository<SpendingEntity, SpendingTables.SpendingKey> {
    @Query(
            """
            from SpendingV2
            where household = :household and month between :from and :to
            order by category, currency, member
            """)
    List<SpendingEntity> between(UUID household, LocalDate from, LocalDate to);

    /// Of all members together, as version 1 keeps it.
    @Query(
            """
            select s.month as firstDay, s.kind as kind, s.category as category, s.currency as currency,
                sum(s.moneyOut) as moneyOut, sum(s.moneyIn) as moneyIn, sum(s.transactions) as transactions
            from SpendingV2 s
            where s.household = :household and s.month between :from and :to
            group by s.month, s.kind, s.category, s.currency
            order by s.category, s.currency
            """)
    List<Total> totals(UUID household, LocalDate from, LocalDate to);

    @Query("from SpendingCategoryV2 where household = :household")
    List<CategoryEntity> categories(UUID household);

    interface Total {
        LocalDate getFirstDay();

        CategoryKind getKind();

        UUID getCategory();

        String getCurrency();

        long getMoneyOut();

        long getMoneyIn();

        long getTransactions();

        default CategoryTotal answer(CategoryPaths paths) {
            long out = getMoneyOut() - getMoneyIn();
            long total = getKind() == CategoryKind.EXPENSE ? out : -out;
            return new CategoryTotal(
                    YearMonth.from(getFirstDay()),
                    getKind(),
                    getCategory().equals(SpendingTables.UNCATEGORISED) ? null : getCategory(),
                    paths.name(getCategory()),
                    new Money(total, getCurrency()),
                    getTransactions());
        }
    }
}
