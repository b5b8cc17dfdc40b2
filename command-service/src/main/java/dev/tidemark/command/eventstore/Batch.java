package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Access;
import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Mentions;
import java.util.List;
import java.util.UUID;

/// Commands of one household that become one transaction. Handled by [Batches].
record Batch(UUID household, List<Command> commands, Mentions mentions) implements Command {
    Batch {
        commands = List.copyOf(commands);
    }

    static Batch of(List<Command> commands) {
        return new Batch(commands.getFirst().household(), commands, Mentions.of(commands));
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
