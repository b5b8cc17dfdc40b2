package dev.tidemark.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happens to a category of the household's tree.
public sealed interface CategoryEvent extends Event {
    /// @param parent `null` at the top of the tree; otherwise a category of the same kind
    @Wire("category-created")
    record CategoryCreated(UUID category, Personal name, CategoryKind kind, @Nullable UUID parent)
            implements CategoryEvent {}

    @Wire("category-renamed")
    record CategoryRenamed(Personal replaced, Personal name) implements CategoryEvent {}

    @Wire("category-moved")
    record CategoryMoved(@Nullable UUID replaced, @Nullable UUID parent) implements CategoryEvent {}

    @Wire("category-archived")
    record CategoryArchived() implements CategoryEvent {}
}
