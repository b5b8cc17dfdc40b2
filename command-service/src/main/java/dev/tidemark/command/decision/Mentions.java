package dev.tidemark.command.decision;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ids that a command names beside its own aggregate.
///
/// @param lineageOf a category whose ancestors the decision needs, itself included
public record Mentions(
        Set<UUID> accounts, Set<UUID> categories, Set<UUID> members, @Nullable UUID lineageOf) {
    public static final Mentions NONE = new Mentions(Set.of(), Set.of(), Set.of(), null);

    public Mentions {
        accounts = Set.copyOf(accounts);
        categories = Set.copyOf(categories);
        members = Set.copyOf(members);
    }

    /// Whether facts about these are enough for `other`.
    public boolean cover(Mentions other) {
        return accounts.containsAll(other.accounts)
                && categories.containsAll(other.categories)
                && members.containsAll(other.members)
                && (other.lineageOf == null || other.lineageOf.equals(lineageOf));
    }
}
