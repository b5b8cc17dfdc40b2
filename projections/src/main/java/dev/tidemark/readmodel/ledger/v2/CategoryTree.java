package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.readmodel.ledger.KnownCategory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Categories with their paths, depth first.
final class CategoryTree {
    private final Map<@Nullable UUID, List<Node>> children = new HashMap<>();
    private final List<KnownCategory> found = new ArrayList<>();

    private CategoryTree() {}

    record Node(UUID id, String name, CategoryKind kind, @Nullable UUID parent, boolean archived) {}

    /// @param categories of one household, in the order that siblings get
    static List<KnownCategory> of(List<Node> categories) {
        var tree = new CategoryTree();
        for (Node category : categories) {
            tree.children.computeIfAbsent(category.parent(), _ -> new ArrayList<>()).add(category);
        }
        tree.descend(null, List.of());
        return List.copyOf(tree.found);
    }

    private void descend(@Nullable UUID parent, List<String> above) {
        for (Node node : children.getOrDefault(parent, List.of())) {
            List<String> path = new ArrayList<>(above);
            path.add(node.name());
            found.add(
                    new KnownCategory(
                            node.id(),
                            node.name(),
                            node.kind(),
                            node.parent(),
                            path,
                            node.archived()));
            descend(node.id(), path);
        }
    }
}
