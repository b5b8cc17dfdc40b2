package dev.tidemark.projection.testing;

import dev.tidemark.event.Event;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.projection.testing.tally.Tally;
import dev.tidemark.projection.testing.tally.Tally.AccountRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final UUID HOUSEHOLD = new UUID(9, 9);
    private static final UUID ACCOUNT = new UUID(3, 3);
    private static final UUID TRANSACTION = new UUID(4, 4);
    private long seq;

    private EventEnvelope happened(Event event) {
        return new EventEnvelope(
                new UUID(0, 0),
                0,
                ++seq,
                UUID.randomUUID(),
                HOUSEHOLD,
                TRANSACTION,
                seq - 1,
                Instant.EPOCH,
                "anna",
                UUID.randomUUID(),
                null,
                event);
    }

    @Test
    void an_expense_counts_and_a_voided_one_leaves_nothing() {
        var expense = Spending.expense(TRANSACTION, 250, "baker");

        ProjectionSpec.of(new Tally("tally"))
                .when(happened(expense))
                .thenRows(
                        Tally.ACCOUNT,
                        new AccountRow(HOUSEHOLD, ACCOUNT, 1, -250, LocalDate.of(2026, 5, 1)))
                .when(happened(new TransactionEvent.TransactionVoided(expense.payment())))
                .thenRows(Tally.ACCOUNT)
                .thenRows(Tally.ENTRY);
    }
}
