package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.relay.RelayBell;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The way to the aggregates: one command, one transaction, one answer.
@Component
public final class Decisions {
    private final CommandBus bus;
    private final StoreFailures failures;
    private final RelayBell relay;

    Decisions(CommandBus bus, StoreFailures failures, RelayBell relay) {
        this.bus = bus;
        this.failures = failures;
        this.relay = relay;
    }

    /// Returns after the commit.
    ///
    /// @throws Refused for every reason there is, those of the database included
    public Answer decide(Command command, Origin origin) {
        OpenCommand open = new OpenCommand(command, origin);
        try {
            dispatch(message(command).withMetaData(MetaData.with(OpenCommand.KEY, open)));
            if (open.hasAppended()) {
                relay.ring();
            }
            return open.answer();
        } catch (RuntimeException e) {
            throw failures.refusal(e);
        }
    }

    /// A further command in the transaction of the one that is being handled, for the same
    /// household.
    ///
    /// @return what its handler returns
    @SuppressWarnings({
        "unchecked",
        "TypeParameterUnusedInFormals",
        "NullAway"
    }) // what it returns is the handler's word
    public <R extends @Nullable Object> R also(Command command) {
        if (!CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("there is no command that this one could be part of");
        }
        return (R) dispatch(message(command));
    }

    private @Nullable Object dispatch(CommandMessage<Command> message) {
        FutureCallback<Command, Object> result = new FutureCallback<>();
        bus.dispatch(message, result);
        CommandResultMessage<?> answer = result.getResult();
        if (answer.isExceptional()) {
            throw answer.exceptionResult() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(answer.exceptionResult());
        }
        return answer.getPayload();
    }

    private static CommandMessage<Command> message(Command command) {
        return GenericCommandMessage.asCommandMessage(command);
    }
}
