package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The first step of every command, inside its transaction: takes the household's lane, finds out
/// whether the request was answered before, and reads the facts. Who is no member gets no further.
///
/// A command that another one dispatches shares lane, numbers and answer; it may be of the same
/// household only.
@Component
final class BeginCommand implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final LaneStatements statements;

    BeginCommand(LaneStatements statements) {
        this.statements = statements;
    }

    @Override
    public @Nullable Object handle(
            UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        Command command = (Command) unitOfWork.getMessage().getPayload();
        if (!unitOfWork.isRoot()) {
            return proceed(unitOfWork, chain, command, factsFor(command));
        }
        OpenCommand open = open(unitOfWork);
        Begun begun = statements.begin(command, open.origin(), open.origin().key());
        // Before anything else: a known key says nothing to somebody who does not belong here.
        begun.facts().require(command.needs());
        return switch (begun) {
            case Begun.Repeated repeated -> {
                open.repeats(repeated.answer());
                yield null;
            }
            case Begun.Conflict _ ->
                    throw new Refused(
                            Refusal.IDEMPOTENCY_KEY_REUSED,
                            "this Idempotency-Key belongs to another request; use a new one");
            case Begun.First first -> {
                open.begun(first);
                // Runs before the transaction's own commit, which was registered earlier.
                unitOfWork.onCommit(_ -> answer(open));
                yield proceed(unitOfWork, chain, command, first.facts());
            }
        };
    }

    private static OpenCommand open(UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        OpenCommand open = (OpenCommand) unitOfWork.getMessage().getMetaData().get(OpenCommand.KEY);
        if (open == null) {
            throw new IllegalStateException("commands are dispatched through Decisions");
        }
        unitOfWork.resources().put(OpenCommand.KEY, open);
        return open;
    }

    private HouseholdFacts factsFor(Command nested) {
        OpenCommand open = OpenCommand.current();
        if (!nested.household().equals(open.household())) {
            throw new IllegalStateException(
                    "a command of household "
                            + open.household()
                            + " dispatched one of household "
                            + nested.household());
        }
        if (open.mentions().cover(nested.mentions())) {
            return open.facts();
        }
        Begun again = statements.begin(nested, open.origin(), null);
        return ((Begun.First) again).facts();
    }

    private static @Nullable Object proceed(
            UnitOfWork<?> unitOfWork, InterceptorChain chain, Command command, HouseholdFacts facts)
            throws Exception {
        facts.require(command.needs());
        unitOfWork.resources().put(HouseholdFacts.class.getName(), facts);
        return chain.proceed();
    }

    private void answer(OpenCommand open) {
        if (open.needsAnswer()) {
            statements.answer(open);
        }
    }
}
