package dev.tidemark.readmodel.spending.v1;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SpendingRepository extends Repository<SpendingEntity, SpendingTables.SpendingKey> {
    @Query(
            """
            from SpendingV1
            where household = :household and month between :from and :to
            order by category, currency
            """)
    List<SpendingEntity> between(UUID household, LocalDate from, LocalDate to);

    @Query("from SpendingCategoryV1 where household = :household")
    List<CategoryEntity> categories(UUID household);
}
