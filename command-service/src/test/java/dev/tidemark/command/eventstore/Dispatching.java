package dev.tidemark.command.eventstore;

import dev.tidemark.command.RunningService;
import dev.tidemark.command.decision.Access;
import dev.tidemark.command.decision.Command;
import dev.tidemark.command.transaction.TransactionCommand.RecordStatementLine;
import dev.tidemark.event.Booking.Line;
import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;

/// Commands whose handlers are given by a test, on the service's own bus.
record Dispatching(RunningService service) {
    /// Runs `inside` between begin_command and the append.
    record Doing(UUID household, Consumer<Decisions> inside) implements Command {
        @Override
        public UUID aggregate() {
            return household;
        }

        @Override
        public Access needs() {
            return Access.CONTINUE;
        }
    }

    static Dispatching in(RunningService service) {
        Decisions decisions = service.bean(Decisions.class);
        service.bean(CommandBus.class)
                .subscribe(
                        Doing.class.getName(),
                        message -> {
                            ((Doing) message.getPayload()).inside().accept(decisions);
                            return null;
                        });
        return new Dispatching(service);
    }

    Answer run(UUID household, Consumer<Decisions> inside) {
        return decide(new Doing(household, inside));
    }

    Answer decide(Command command) {
        return service.bean(Decisions.class)
                .decide(
                        command,
                        new Origin("test", UUID.randomUUID(), null, 200, command.aggregate()));
    }

    static RecordStatementLine expense(UUID household, UUID account) {
        return expense(household, account, "Shop");
    }

    static RecordStatementLine expense(UUID household, UUID account, String payee) {
        return new RecordStatementLine(
                household,
                UUID.randomUUID(),
                new Payment(
                        Direction.OUT,
                        account,
                        Money.parse("1", "EUR"),
                        LocalDate.of(2026, 1, 1),
                        null,
                        Personal.of(payee),
                        null,
                        UUID.randomUUID(),
                        List.of(new Line(UUID.randomUUID(), null, 100, null)),
                        null));
    }
}
