package dev.tidemark.command.transaction;

import static dev.tidemark.command.decision.Given.ARCHIVED;
import static dev.tidemark.command.decision.Given.BEN;
import static dev.tidemark.command.decision.Given.CLOSED;
import static dev.tidemark.command.decision.Given.FOOD;
import static dev.tidemark.command.decision.Given.GIRO;
import static dev.tidemark.command.decision.Given.GROCERIES;
import static dev.tidemark.command.decision.Given.HOUSEHOLD;
import static dev.tidemark.command.decision.Given.SAVINGS;
import static dev.tidemark.command.decision.Given.YEN;
import static dev.tidemark.command.transaction.Payments.DAY;
import static dev.tidemark.command.transaction.Payments.ID;
import static dev.tidemark.command.transaction.Payments.LINE;
import static dev.tidemark.command.transaction.Payments.OTHER;
import static dev.tidemark.command.transaction.Payments.eur;
import static dev.tidemark.command.transaction.Payments.expense;
import static dev.tidemark.command.transaction.Payments.line;
import static dev.tidemark.command.transaction.Payments.paid;

import dev.tidemark.command.decision.Given;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.transaction.PaymentDraft.LineDraft;
import dev.tidemark.event.Booking.Leg;
import dev.tidemark.event.Booking.Line;
import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.Direction;
import dev.tidemark.event.TransactionEvent.ExpenseRecorded;
import dev.tidemark.event.TransactionEvent.IncomeRecorded;
import java.util.Collections;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private final FixtureConfiguration<Transaction> transaction =
            Given.aggregate(Transaction.class, Given.facts());

    private void refused(Draft draft, Refusal refusal, String pointer) {
        Given.refuses(
                transaction.givenNoPriorActivity(),
                new TransactionCommand.Record(HOUSEHOLD, ID, draft),
                refusal,
                pointer);
    }

    @Test
    void an_expense_whose_only_line_leaves_out_its_amount() {
        transaction
                .givenNoPriorActivity()
                .when(
                        new TransactionCommand.Record(
                                HOUSEHOLD, ID, expense(GIRO, "9.99", line(LINE, GROCERIES, null))))
                .expectEvents(
                        new ExpenseRecorded(
                                ID, paid("9.99", new Line(LINE, GROCERIES, 999, null))));
    }

    @Test
    void a_refund_is_income_on_an_expense_category() {
        var draft =
                new PaymentDraft(
                        Direction.IN,
                        GIRO,
                        eur("5"),
                        DAY,
                        DAY,
                        null,
                        null,
                        BEN,
                        List.of(line(LINE, FOOD, "5.00")));
        transaction
                .givenNoPriorActivity()
                .when(new TransactionCommand.Record(HOUSEHOLD, ID, draft))
                .expectEvents(
                        new IncomeRecorded(
                                ID,
                                new Payment(
                                        Direction.IN,
                                        GIRO,
                                        eur("5"),
                                        DAY,
                                        DAY,
                                        null,
                                        null,
                                        BEN,
                                        List.of(new Line(LINE, FOOD, 500, null)),
                                        null)));
    }

    @Test
    void lines_that_do_not_add_up() {
        refused(
                expense(GIRO, "10", line(LINE, FOOD, "4"), line(OTHER, null, "5.99")),
                Refusal.LINES_DO_NOT_ADD_UP,
                "/lines");
        refused(
                expense(GIRO, "10", line(LINE, FOOD, "4"), line(OTHER, null, null)),
                Refusal.LINES_DO_NOT_ADD_UP,
                "/lines/1/amount");
    }

    @Test
    void five_hundred_lines_and_no_more() {
        var one = line(LINE, FOOD, "1");
        var many = Collections.nCopies(501, one).toArray(LineDraft[]::new);
        refused(expense(GIRO, "501", many), Refusal.TOO_MANY_LINES, "/lines");
    }

    @Test
    void amounts_that_are_not_positive() {
        refused(
                expense(GIRO, "0", line(LINE, FOOD, null)),
                Refusal.AMOUNT_NOT_POSITIVE,
                "/amount/amount");
        refused(
                expense(GIRO, "1", line(LINE, FOOD, "2"), line(OTHER, FOOD, "-1")),
                Refusal.AMOUNT_NOT_POSITIVE,
                "/lines/1/amount/amount");
    }

    @Test
    void what_the_household_does_not_have_or_has_closed() {
        refused(
                expense(Given.id(99), "1", line(LINE, FOOD, null)),
                Refusal.UNKNOWN_ACCOUNT,
                "/account");
        refused(expense(CLOSED, "1", line(LINE, FOOD, null)), Refusal.ACCOUNT_CLOSED, "/account");
        refused(
                expense(YEN, "1", line(LINE, FOOD, null)),
                Refusal.CURRENCY_DIFFERS,
                "/amount/currency");
        refused(
                expense(GIRO, "1", line(LINE, ARCHIVED, null)),
                Refusal.CATEGORY_ARCHIVED,
                "/lines/0/category");
        refused(
                expense(GIRO, "1", line(LINE, Given.id(99), null)),
                Refusal.UNKNOWN_CATEGORY,
                "/lines/0/category");
    }

    @Test
    void a_member_of_another_household() {
        refused(
                new TransferDraft(
                        new Leg(GIRO, eur("1"), DAY),
                        new Leg(SAVINGS, eur("1"), DAY),
                        null,
                        Given.id(99)),
                Refusal.UNKNOWN_MEMBER,
                "/member");
    }
}
