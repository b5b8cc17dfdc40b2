package dev.tidemark.readmodel.household;

import dev.tidemark.projection.View;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a household consists of.
public interface Households extends View {
    Optional<Household> household(UUID household);

    /// Members in the order they joined; those who left included.
    List<Member> members(UUID household);

    /// Accounts in the order they were opened; closed ones included.
    List<Account> accounts(UUID household);

    Optional<Account> account(UUID household, UUID account);

    /// The tree in depth-first order, children by name; archived ones included.
    List<Category> categories(UUID household);

    /// A category and all that lies below it.
    default Set<UUID> subtree(UUID household, UUID category) {
        Set<UUID> found = new HashSet<>(Set.of(category));
        for (Category one : categories(household)) {
            UUID parent = one.parent();
            if (parent != null && found.contains(parent)) {
                found.add(one.id());
            }
        }
        return found;
    }
}
