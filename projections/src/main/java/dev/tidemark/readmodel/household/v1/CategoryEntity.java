package dev.tidemark.readmodel.household.v1;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.readmodel.household.Category;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Immutable
@Entity(name = "HouseholdCategoryV1")
@Table(schema = "household_v1", name = "category")
@IdClass(HouseholdTables.CategoryKey.class)
@NullUnmarked
class CategoryEntity {
    @Id private UUID household;
    @Id private UUID category;
    private String name;

    @Enumerated(EnumType.STRING)
    private CategoryKind kind;

    private UUID parent;
    private boolean archived;
    private long version;

    protected CategoryEntity() {}

    UUID category() {
        return category;
    }

    @Nullable UUID parent() {
        return parent;
    }

    String name() {
        return name;
    }

    Category answer(List<String> path) {
        return new Category(category, name, kind, parent, path, archived, version);
    }
}
