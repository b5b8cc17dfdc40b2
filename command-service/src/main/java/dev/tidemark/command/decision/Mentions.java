package dev.tidemark.command.decision;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /// All that several commands mention, so that the facts are read once; a lineage is read by the
    /// command that needs it.
    public static Mentions of(Collection<? extends Command> commands) {
        return new Mentions(
                all(commands, Mentions::accounts),
                all(commands, Mentions::categories),
                all(commands, Mentions::members),
                null);
    }

    private static Set<UUID> all(
            Collection<? extends Command> commands, Function<Mentions, Set<UUID>> ids) {
        return commands.stream()
                .flatMap(command -> ids.apply(command.mentions()).stream())
                .collect(Collectors.toSet());
    }

    /// Whether facts about these are enough for `other`.
    public boolean cover(Mentions other) {
        return accounts.containsAll(other.accounts)
                && categories.containsAll(other.categories)
                && members.containsAll(other.members)
                && (other.lineageOf == null || other.lineageOf.equals(lineageOf));
    }
}
