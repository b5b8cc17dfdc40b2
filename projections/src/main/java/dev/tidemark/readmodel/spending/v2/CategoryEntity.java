package dev.tidemark.readmodel.spending.v2;

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
import org.jspecify.annotations.Nullable;

@Immutable
@Entity(name = "SpendingCategoryV2")
@Table(schema = "spending_v2", name = "category")
@IdClass(SpendingTables.CategoryKey.class)
@NullUnmarked
class CategoryEntity {
    @Id private UUID household;
    @Id private UUID category;
    private String name;

    @Enumerated(EnumType.STRING)
    private CategoryKind kind;

    private UUID parent;

    protected CategoryEntity() {}

    UUID category() {
        return category;
    }

    String name() {
        return name;
    }

    @Nullable UUID parent() {
        return parent;
    }
}
