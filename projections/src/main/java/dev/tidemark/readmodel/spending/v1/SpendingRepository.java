package dev.tidemark.readmodel.spending.v1;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SpendingRepository extends Repository<SpendingEntity, SpendingTables.SpendingKey> {
    @Query(
            """
            select s as total, c.name as name
            from SpendingV1 s
            left join SpendingCategoryV1 c on c.household = s.household and c.category = s.category
            where s.household = :household and s.month between :from and :to
            order by s.month, s.kind, c.name nulls last, s.category, s.currency
            """)
    List<Named> between(UUID household, LocalDate from, LocalDate to);

    interface Named {
        SpendingEntity getTotal();

        @Nullable String getName();
    }
}
