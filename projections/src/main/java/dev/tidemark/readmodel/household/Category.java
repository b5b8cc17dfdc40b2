package dev.tidemark.readmodel.household;

import dev.tidemark.event.CategoryKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param path the names from the top of the tree down to this category, as they are
/// @param version of the aggregate, for `If-Match`
public record Category(
        UUID id,
        String name,
        CategoryKind kind,
        @Nullable UUID parent,
        List<String> path,
        boolean archived,
        long version) {
    public Category {
        path = List.copyOf(path);
    }
}
