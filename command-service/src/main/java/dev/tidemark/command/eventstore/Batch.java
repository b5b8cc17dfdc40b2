package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Access;
import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Mentions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Commands of one household that become one transaction. Handled by [Batches].
///
/// @param mentions all that the commands mention, so that the facts are read once; a lineage is
///   read by the command that needs it
record Batch(UUID household, List<Command> commands, Mentions mentions) implements Command {
    Batch {
        commands = List.copyOf(commands);
    }

    static Batch of(List<Command> commands) {
        Set<UUID> accounts = new HashSet<>();
        Set<UUID> categories = new HashSet<>();
        Set<UUID> members = new HashSet<>();
        for (Command command : commands) {
            Mentions mentions = command.mentions();
            accounts.addAll(mentions.accounts());
            categories.addAll(mentions.categories());
            members.addAll(mentions.members());
        }
        return new Batch(
                commands.getFirst().household(),
                commands,
                new Mentions(accounts, categories, members, null));
    }

    @Override
    public UUID aggregate() {
        return household;
    }

    /// Each of its commands is asked for its own; the first one of a household comes alone.
    @Override
    public Access needs() {
        return commands.getFirst().needs();
    }
}
