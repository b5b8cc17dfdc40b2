package dev.tidemark.command.category;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.tidemark.command.category.CategoryCommand.ArchiveCategory;
import dev.tidemark.command.category.CategoryCommand.ChangeCategory;
import dev.tidemark.command.category.CategoryCommand.CreateCategory;
import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.event.CategoryEvent.CategoryArchived;
import dev.tidemark.event.CategoryEvent.CategoryCreated;
import dev.tidemark.event.CategoryEvent.CategoryMoved;
import dev.tidemark.event.CategoryEvent.CategoryRenamed;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Personal;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/// A category stands below another of its kind, never below itself.
@AggregateRoot(type = "category")
@NullUnmarked // Axon makes it empty and lets it read its events.
class Category {
    /// Deeper trees are no use to people, and a burden to whoever draws them.
    private static final int DEEPEST = 10;

    @AggregateIdentifier private UUID id;
    private Personal name;
    private CategoryKind kind;
    private UUID parent;
    private boolean open;

    Category() {}

    @CommandHandler
    Category(CreateCategory c, HouseholdFacts facts) {
        requireParent(c.parent(), c.kind(), facts);
        apply(new CategoryCreated(c.category(), Personal.of(c.name()), c.kind(), c.parent()));
    }

    @CommandHandler
    void handle(ChangeCategory c, HouseholdFacts facts) {
        requireOpen();
        boolean moves = c.moves() && !Objects.equals(parent, c.parent());
        if (moves) {
            requireParent(c.parent(), kind, facts);
            if (facts.lineage().contains(id)) {
                throw Refused.at(
                        Refusal.CATEGORY_CYCLE, "/parent", "the new parent is below this category");
            }
        }
        if (c.name() != null && !c.name().equals(name.text())) {
            apply(new CategoryRenamed(name, Personal.of(c.name())));
        }
        if (moves) {
            apply(new CategoryMoved(parent, c.parent()));
        }
    }

    @CommandHandler
    void handle(ArchiveCategory c) {
        if (open) {
            apply(new CategoryArchived());
        }
    }

    private static void requireParent(UUID parent, CategoryKind kind, HouseholdFacts facts) {
        if (parent == null) {
            return;
        }
        if (facts.openCategory(parent, "/parent").kind() != kind) {
            throw Refused.at(
                    Refusal.CATEGORY_KIND_DIFFERS, "/parent", "the parent is not of kind " + kind);
        }
        if (facts.lineage().size() >= DEEPEST) {
            throw Refused.at(
                    Refusal.CATEGORY_TOO_DEEP,
                    "/parent",
                    "a category has at most " + (DEEPEST - 1) + " above it");
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new Refused(Refusal.CATEGORY_ARCHIVED, "an archived category does not change");
        }
    }

    @EventSourcingHandler
    void on(CategoryCreated e) {
        id = e.category();
        name = e.name();
        kind = e.kind();
        parent = e.parent();
        open = true;
    }

    @EventSourcingHandler
    void on(CategoryRenamed e) {
        name = e.name();
    }

    @EventSourcingHandler
    void on(CategoryMoved e) {
        parent = e.parent();
    }

    @EventSourcingHandler
    void on(CategoryArchived e) {
        open = false;
    }
}
