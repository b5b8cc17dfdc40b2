package dev.tidemark.readmodel.ledger;

import dev.tidemark.event.CategoryKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A category as it was known.
///
/// @param path the names from the top of the tree down to this category
public record KnownCategory(
        UUID id,
        String name,
        CategoryKind kind,
        @Nullable UUID parent,
        List<String> path,
        boolean archived) {
    public KnownCategory {
        path = List.copyOf(path);
    }
}
