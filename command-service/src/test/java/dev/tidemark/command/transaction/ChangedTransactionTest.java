package dev.tidemark.command.transaction;

import static dev.tidemark.command.decision.Given.FOOD;
import static dev.tidemark.command.decision.Given.GIRO;
import static dev.tidemark.command.decision.Given.GROCERIES;
import static dev.tidemark.command.decision.Given.HOUSEHOLD;
import static dev.tidemark.command.transaction.Payments.ID;
import static dev.tidemark.command.transaction.Payments.LINE;
import static dev.tidemark.command.transaction.Payments.OTHER;
import static dev.tidemark.command.transaction.Payments.expense;
import static dev.tidemark.command.transaction.Payments.line;
import static dev.tidemark.command.transaction.Payments.paid;

import dev.tidemark.command.decision.Given;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.transaction.TransactionCommand.Amend;
import dev.tidemark.command.transaction.TransactionCommand.NewCategory;
import dev.tidemark.command.transaction.TransactionCommand.Recategorise;
import dev.tidemark.event.Booking.Line;
import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.TransactionEvent.ExpenseRecorded;
import dev.tidemark.event.TransactionEvent.TransactionAmended;
import dev.tidemark.event.TransactionEvent.TransactionRecategorised;
import dev.tidemark.event.TransactionEvent.TransactionVoided;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ChangedTransactionTest {
    private final FixtureConfiguration<Transaction> transaction =
            Given.aggregate(Transaction.class, Given.facts());

    private final Payment before =
            paid("10", new Line(LINE, FOOD, 400, null), new Line(OTHER, GROCERIES, 600, null));
    private final ExpenseRecorded recorded = new ExpenseRecorded(ID, before);

    @Test
    void an_amendment_carries_both_and_lines_keep_their_ids() {
        var draft =
                expense(
                        GIRO,
                        "11",
                        line(Given.id(43), GROCERIES, "6"),
                        line(Given.id(44), FOOD, "5"));
        transaction
                .given(recorded)
                .when(new Amend(HOUSEHOLD, ID, 0L, draft))
                .expectEvents(
                        new TransactionAmended(
                                before,
                                paid(
                                        "11",
                                        new Line(OTHER, GROCERIES, 600, null),
                                        new Line(LINE, FOOD, 500, null))));
    }

    @Test
    void an_amendment_that_says_the_same_is_no_event() {
        var same =
                expense(
                        GIRO,
                        "10",
                        line(Given.id(43), FOOD, "4"),
                        line(Given.id(44), GROCERIES, "6"));
        transaction
                .given(recorded)
                .when(new Amend(HOUSEHOLD, ID, 0L, same))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void recategorising_touches_the_named_line_only() {
        transaction
                .given(recorded)
                .when(new Recategorise(HOUSEHOLD, ID, 0L, List.of(new NewCategory(OTHER, FOOD))))
                .expectEvents(
                        new TransactionRecategorised(
                                before,
                                paid(
                                        "10",
                                        new Line(LINE, FOOD, 400, null),
                                        new Line(OTHER, FOOD, 600, null))));
    }

    @Test
    void a_line_has_to_be_named_where_there_are_several() {
        Given.refuses(
                transaction.given(recorded),
                new Recategorise(HOUSEHOLD, ID, 0L, List.of(new NewCategory(null, FOOD))),
                Refusal.UNKNOWN_LINE,
                "/lines/0/line");
    }

    @Test
    void voided_is_final() {
        var voided = new TransactionVoided(before);
        transaction
                .given(recorded)
                .when(new TransactionCommand.Void(HOUSEHOLD, ID, 0L))
                .expectEvents(voided);
        transaction
                .given(recorded, voided)
                .when(new TransactionCommand.Void(HOUSEHOLD, ID, 1L))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        Given.refuses(
                transaction.given(recorded, voided),
                new Amend(HOUSEHOLD, ID, 1L, expense(GIRO, "1", line(LINE, FOOD, null))),
                Refusal.TRANSACTION_VOIDED);
    }
}
