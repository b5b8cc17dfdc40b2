package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Mentions;
import dev.tidemark.command.decision.Refused;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Many commands of a household in few transactions, for whoever has many at once.
@Component
public final class Batches {
    /// No command that a person gives makes more than two events, and an append takes 250.
    public static final int MOST_COMMANDS = 125;

    private final Decisions decisions;

    Batches(CommandBus bus, Decisions decisions) {
        this.decisions = decisions;
        bus.subscribe(Batch.class.getName(), message -> each((Batch) message.getPayload()));
    }

    private @Nullable Object each(Batch batch) {
        batch.commands().forEach(decisions::also);
        return null;
    }

    /// Cuts where an append would be full, and where a command relies on what an earlier one
    /// changes: facts are those of a transaction's begin.
    ///
    /// @param commands of one household, in order
    public static List<List<Command>> cut(List<? extends Command> commands) {
        List<List<Command>> batches = new ArrayList<>();
        List<Command> open = new ArrayList<>();
        for (Command command : commands) {
            if (open.size() == MOST_COMMANDS || relies(command, open)) {
                batches.add(open);
                open = new ArrayList<>();
            }
            open.add(command);
        }
        if (!open.isEmpty()) {
            batches.add(open);
        }
        return batches;
    }

    private static boolean relies(Command command, List<Command> earlier) {
        Mentions mentions = command.mentions();
        return earlier.stream()
                .anyMatch(one ->
                        // Who belongs to it is a fact for every command.
                        one.aggregate().equals(command.household())
                                || mentions.accounts().contains(one.aggregate())
                                || mentions.categories().contains(one.aggregate())
                                // What has changed may stand above what is mentioned.
                                || mentions.lineageOf() != null && one.expectedVersion() != null);
    }

    /// Carries all of them out, or none. Returns after the commit.
    ///
    /// @param commands of one household, as [#cut] leaves them together
    /// @throws Refused for the first of them that is refused
    public Answer decide(List<Command> commands, Origin origin) {
        return decisions.decide(Batch.of(commands), origin);
    }
}
