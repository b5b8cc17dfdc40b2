package dev.tidemark.command.category;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Mentions;
import dev.tidemark.event.CategoryKind;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What may be asked of a category.
public sealed interface CategoryCommand extends Command {
    UUID category();

    @Override
    default UUID aggregate() {
        return category();
    }

    private static Mentions under(@Nullable UUID parent) {
        return parent == null
                ? Mentions.NONE
                : new Mentions(Set.of(), Set.of(parent), Set.of(), parent);
    }

    record CreateCategory(
            UUID household, UUID category, String name, CategoryKind kind, @Nullable UUID parent)
            implements CategoryCommand {
        @Override
        public Mentions mentions() {
            return under(parent);
        }
    }

    /// @param name `null` to leave it
    /// @param moves whether `parent` is to be the new one; `null` is the top of the tree
    record ChangeCategory(
            UUID household,
            UUID category,
            Long expectedVersion,
            @Nullable String name,
            boolean moves,
            @Nullable UUID parent)
            implements CategoryCommand {
        @Override
        public Mentions mentions() {
            return under(parent);
        }
    }

    record ArchiveCategory(UUID household, UUID category, Long expectedVersion)
            implements CategoryCommand {}
}
