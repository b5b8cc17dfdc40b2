package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Refused;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/// The way to the aggregates: one command, one transaction, one answer.
@Component
public final class Decisions {
    private final CommandBus bus;
    private final StoreFailures failures;

    Decisions(CommandBus bus, StoreFailures failures) {
        this.bus = bus;
        this.failures = failures;
    }

    /// Returns after the commit. Inside a command handler it joins that command's transaction, and
    /// must be for the same household.
    ///
    /// @throws Refused for every reason there is, those of the database included
    public Answer decide(Command command, Origin origin) {
        OpenCommand open =
                CurrentUnitOfWork.isStarted()
                        ? OpenCommand.current()
                        : new OpenCommand(command, origin);
        FutureCallback<Command, Object> result = new FutureCallback<>();
        try {
            bus.dispatch(message(command, open), result);
            result.getResult().getPayload();
            return open.answer();
        } catch (RuntimeException e) {
            throw failures.refusal(e);
        }
    }

    private static CommandMessage<Command> message(Command command, OpenCommand open) {
        CommandMessage<Command> message = GenericCommandMessage.asCommandMessage(command);
        return message.withMetaData(MetaData.with(OpenCommand.KEY, open));
    }
}
