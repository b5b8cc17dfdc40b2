package dev.tidemark.readmodel.spending.v2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The names from the top of the tree down to each category of a household, as they are.
final class CategoryPaths {
    private final Map<@Nullable UUID, List<CategoryEntity>> children = new HashMap<>();
    private final Map<UUID, List<String>> paths = new HashMap<>();

    CategoryPaths(List<CategoryEntity> categories) {
        for (CategoryEntity category : categories) {
            children.computeIfAbsent(category.parent(), _ -> new ArrayList<>()).add(category);
        }
        descend(null, List.of());
    }

    private void descend(@Nullable UUID parent, List<String> above) {
        for (CategoryEntity category : children.getOrDefault(parent, List.of())) {
            List<String> path = new ArrayList<>(above);
            path.add(category.name());
            paths.put(category.category(), List.copyOf(path));
            descend(category.category(), path);
        }
    }

    /// Empty for what nobody has categorised.
    List<String> of(UUID category) {
        return paths.getOrDefault(category, List.of());
    }

    /// The category's own name; `null` for what nobody has categorised.
    @Nullable String name(UUID category) {
        List<String> path = of(category);
        return path.isEmpty() ? null : path.getLast();
    }
}
