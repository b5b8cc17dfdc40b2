package dev.tidemark.rehearsal.generator;

import dev.tidemark.command.category.CategoryCommand;
import dev.tidemark.command.category.CategoryCommand.ArchiveCategory;
import dev.tidemark.command.category.CategoryCommand.ChangeCategory;
import dev.tidemark.command.category.CategoryCommand.CreateCategory;
import dev.tidemark.event.CategoryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A household's tree of categories. Only leaves are moved and archived, so that whatever is above
/// an open category is open.
final class Categories {
    private static final int DEEPEST = 4;
    private static final int FEWEST = 4;

    private final UUID household;
    private final Dice dice;
    private final List<Node> open = new ArrayList<>();

    Categories(UUID household, Dice dice) {
        this.household = household;
        this.dice = dice;
    }

    private static final class Node {
        final UUID id;
        final CategoryKind kind;
        @Nullable Node parent;
        long version;

        Node(UUID id, CategoryKind kind, @Nullable Node parent) {
            this.id = id;
            this.kind = kind;
            this.parent = parent;
        }

        int depth() {
            return parent == null ? 1 : 1 + parent.depth();
        }
    }

    /// Incomes, then groups of expenses, then what belongs to each.
    ///
    /// @param atMost at least two
    List<CategoryCommand> tree(int atMost) {
        List<CategoryCommand> made = new ArrayList<>();
        Names.INCOMES.stream()
                .limit(Math.max(1, atMost / 6))
                .forEach(name -> made.add(create(name, CategoryKind.INCOME, null)));
        List<Node> groups = new ArrayList<>();
        Names.EXPENSE_GROUPS.stream()
                .limit(atMost - made.size())
                .forEach(name -> {
                    made.add(create(name, CategoryKind.EXPENSE, null));
                    groups.add(open.getLast());
                });
        for (int i = 0; i < groups.size(); i++) {
            Node group = groups.get(i);
            Names.expenses(i).stream()
                    .limit(atMost - made.size())
                    .forEach(name -> made.add(create(name, CategoryKind.EXPENSE, group)));
        }
        return made;
    }

    private CategoryCommand create(String name, CategoryKind kind, @Nullable Node parent) {
        Node node = new Node(dice.id(), kind, parent);
        open.add(node);
        return new CreateCategory(
                household, node.id, name, kind, parent == null ? null : parent.id);
    }

    Optional<CategoryCommand> create() {
        Node beside = dice.of(open);
        Node parent = beside.depth() < DEEPEST && dice.percent(80) ? beside : beside.parent;
        return Optional.of(create(Names.shop(dice), beside.kind, parent));
    }

    Optional<CategoryCommand> rename() {
        Node node = dice.of(open);
        long version = node.version++;
        return Optional.of(
                new ChangeCategory(
                        household,
                        node.id,
                        version,
                        "%s (%d)".formatted(dice.of(Names.SHOPS), node.version),
                        false,
                        null));
    }

    Optional<CategoryCommand> move() {
        return leaf().flatMap(leaf -> {
            List<Node> elsewhere =
                    open.stream()
                            .filter(to -> to.kind == leaf.kind && to != leaf && to != leaf.parent)
                            .filter(to -> to.depth() < DEEPEST)
                            .toList();
            boolean up = leaf.parent != null && (elsewhere.isEmpty() || dice.percent(20));
            if (!up && elsewhere.isEmpty()) {
                return Optional.empty();
            }
            leaf.parent = up ? null : dice.of(elsewhere);
            UUID parent = leaf.parent == null ? null : leaf.parent.id;
            return Optional.of(
                    new ChangeCategory(household, leaf.id, leaf.version++, null, true, parent));
        });
    }

    Optional<CategoryCommand> archive() {
        return leaf().filter(_ -> open.size() > FEWEST)
                .map(leaf -> {
                    open.remove(leaf);
                    return new ArchiveCategory(household, leaf.id, leaf.version);
                });
    }

    /// The last one of each kind stays.
    private Optional<Node> leaf() {
        List<Node> leaves =
                open.stream()
                        .filter(node -> open.stream().noneMatch(child -> child.parent == node))
                        .filter(node -> of(node.kind).size() > 2)
                        .toList();
        return leaves.isEmpty() ? Optional.empty() : Optional.of(dice.of(leaves));
    }

    UUID any(CategoryKind kind) {
        return dice.of(of(kind));
    }

    Optional<UUID> other(CategoryKind kind, @Nullable UUID than) {
        List<UUID> others = of(kind).stream().filter(id -> !id.equals(than)).toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(dice.of(others));
    }

    /// Empty if it is none, or archived.
    Optional<CategoryKind> kind(@Nullable UUID category) {
        return open.stream().filter(n -> n.id.equals(category)).map(n -> n.kind).findFirst();
    }

    private List<UUID> of(CategoryKind kind) {
        return open.stream().filter(node -> node.kind == kind).map(node -> node.id).toList();
    }
}
