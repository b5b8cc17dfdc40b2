package dev.tidemark.readmodel.spending.v1;

import dev.tidemark.event.CategoryKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

@Immutable
@Entity(name = "SpendingCategoryV1")
@Table(schema = "spending_v1", name = "category")
@IdClass(SpendingTables.CategoryKey.class)
@NullUnmarked
class CategoryEntity {
    @Id private UUID household;
    @Id private UUID category;
    private String name;

    @Enumerated(EnumType.STRING)
    private CategoryKind kind;

    protected CategoryEntity() {}

    UUID category() {
        return category;
    }

    String name() {
        return name;
    }
}
