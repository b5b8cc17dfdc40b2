package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Access;
import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Mentions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Commands of one household that become one transaction. Handled by [Batches].
record Batch(UUID household, List<Command> commands) implements Command {
    Batch {
        commands = List.copyOf(commands);
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

    /// All that its commands mention, so that the facts are read once. A lineage is read by the
    /// command that needs it.
    @Override
    public Mentions mentions() {
        Set<UUID> accounts = new HashSet<>();
        Set<UUID> categories = new HashSet<>();
        Set<UUID> members = new HashSet<>();
        for (Command command : commands) {
            accounts.addAll(command.mentions().accounts());
            categories.addAll(command.mentions().categories());
            members.addAll(command.mentions().members());
        }
        return new Mentions(accounts, categories, members, null);
    }
}
