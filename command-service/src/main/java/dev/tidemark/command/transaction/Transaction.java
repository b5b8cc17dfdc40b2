package dev.tidemark.command.transaction;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.transaction.TransactionCommand.Amend;
import dev.tidemark.command.transaction.TransactionCommand.Recategorise;
import dev.tidemark.command.transaction.TransactionCommand.Record;
import dev.tidemark.command.transaction.TransactionCommand.RecordStatementLine;
import dev.tidemark.command.transaction.TransactionCommand.Void;
import dev.tidemark.command.transaction.TransactionCommand.VoidStatementLine;
import dev.tidemark.event.Booking;
import dev.tidemark.event.Direction;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.event.TransactionEvent.ExpenseRecorded;
import dev.tidemark.event.TransactionEvent.IncomeRecorded;
import dev.tidemark.event.TransactionEvent.TransactionAmended;
import dev.tidemark.event.TransactionEvent.TransactionRecategorised;
import dev.tidemark.event.TransactionEvent.TransactionVoided;
import dev.tidemark.event.TransactionEvent.TransferRecorded;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/// One expense, income or transfer. Voided is final.
@AggregateRoot(type = "transaction")
@NullUnmarked // Axon makes it empty and lets it read its events.
class Transaction {
    @AggregateIdentifier private UUID id;
    private Booking booking;
    private boolean voided;

    Transaction() {}

    @CommandHandler
    Transaction(Record c, HouseholdFacts facts) {
        apply(recorded(c.transaction(), c.draft().booking(facts, null)));
    }

    @CommandHandler
    Transaction(RecordStatementLine c) {
        apply(recorded(c.transaction(), c.payment()));
    }

    private static TransactionEvent recorded(UUID id, Booking booking) {
        return switch (booking) {
            case Booking.Payment p when p.direction() == Direction.OUT ->
                    new ExpenseRecorded(id, p);
            case Booking.Payment p -> new IncomeRecorded(id, p);
            case Booking.Transfer t -> new TransferRecorded(id, t);
        };
    }

    @CommandHandler
    void handle(Amend c, HouseholdFacts facts) {
        requireNotVoided();
        Booking amended = c.draft().booking(facts, booking);
        if (!SameTexts.in(amended, booking)) {
            apply(new TransactionAmended(booking, amended));
        }
    }

    @CommandHandler
    void handle(Recategorise c, HouseholdFacts facts) {
        requireNotVoided();
        if (!(booking instanceof Booking.Payment payment)) {
            throw new Refused(
                    Refusal.TRANSFER_HAS_NO_CATEGORIES, "a transfer moves money, it spends none");
        }
        Booking.Payment changed = NewCategories.in(payment, c.lines(), facts);
        if (!changed.equals(payment)) {
            apply(new TransactionRecategorised(payment, changed));
        }
    }

    @CommandHandler
    void handle(Void c) {
        voidOnce();
    }

    @CommandHandler
    void handle(VoidStatementLine c) {
        voidOnce();
    }

    private void voidOnce() {
        if (!voided) {
            apply(new TransactionVoided(booking));
        }
    }

    private void requireNotVoided() {
        if (voided) {
            throw new Refused(Refusal.TRANSACTION_VOIDED, "transaction " + id + " is voided");
        }
    }

    @EventSourcingHandler
    void on(ExpenseRecorded e) {
        id = e.transaction();
        booking = e.payment();
    }

    @EventSourcingHandler
    void on(IncomeRecorded e) {
        id = e.transaction();
        booking = e.payment();
    }

    @EventSourcingHandler
    void on(TransferRecorded e) {
        id = e.transaction();
        booking = e.transfer();
    }

    @EventSourcingHandler
    void on(TransactionAmended e) {
        booking = e.booking();
    }

    @EventSourcingHandler
    void on(TransactionRecategorised e) {
        booking = e.payment();
    }

    @EventSourcingHandler
    void on(TransactionVoided e) {
        voided = true;
    }
}
