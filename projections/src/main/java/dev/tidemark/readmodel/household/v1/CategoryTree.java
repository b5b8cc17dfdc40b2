package dev.tidemark.readmodel.household.v1;

import dev.tidemark.readmodel.household.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Categories with their paths, depth first.
final class CategoryTree {
    private final Map<@Nullable UUID, List<CategoryEntity>> children = new HashMap<>();
    private final List<Category> found = new ArrayList<>();

    private CategoryTree() {}

    /// @param categories of one household, in the order that siblings get
    static List<Category> of(List<CategoryEntity> categories) {
        var tree = new CategoryTree();
        for (CategoryEntity category : categories) {
            tree.children.computeIfAbsent(category.parent(), _ -> new ArrayList<>()).add(category);
        }
        tree.descend(null, List.of());
        return List.copyOf(tree.found);
    }

    private void descend(@Nullable UUID parent, List<String> above) {
        for (CategoryEntity category : children.getOrDefault(parent, List.of())) {
            List<String> path = new ArrayList<>(above);
            path.add(category.name());
            found.add(category.answer(path));
            descend(category.category(), path);
        }
    }
}
