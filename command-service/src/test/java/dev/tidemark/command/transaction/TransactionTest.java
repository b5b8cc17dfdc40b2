package dev.tidemark.command.transaction;

import static dev.tidemark.command.decision.Given.ANNA;
import static dev.tidemark.command.decision.Given.ARCHIVED;
import static dev.tidemark.command.decision.Given.BEN;
import static dev.tidemark.command.decision.Given.CLOSED;
import static dev.tidemark.command.decision.Given.FOOD;
import static dev.tidemark.command.decision.Given.GIRO;
import static dev.tidemark.command.decision.Given.GROCERIES;
import static dev.tidemark.command.decision.Given.HOUSEHOLD;
import static dev.tidemark.command.decision.Given.SAVINGS;
import static dev.tidemark.command.decision.Given.YEN;

import dev.tidemark.command.decision.Given;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.transaction.PaymentDraft.LineDraft;
import dev.tidemark.command.transaction.TransactionCommand.Amend;
import dev.tidemark.command.transaction.TransactionCommand.NewCategory;
import dev.tidemark.command.transaction.TransactionCommand.Recategorise;
import dev.tidemark.event.Booking.Leg;
import dev.tidemark.event.Booking.Line;
import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.Booking.Transfer;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import dev.tidemark.event.TransactionEvent.ExpenseRecorded;
import dev.tidemark.event.TransactionEvent.IncomeRecorded;
import dev.tidemark.event.TransactionEvent.TransactionAmended;
import dev.tidemark.event.TransactionEvent.TransactionRecategorised;
import dev.tidemark.event.TransactionEvent.TransactionVoided;
import dev.tidemark.event.TransactionEvent.TransferRecorded;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final UUID ID = Given.id(40);
    private static final UUID LINE = Given.id(41);
    private static final UUID OTHER = Given.id(42);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final FixtureConfiguration<Transaction> transaction =
            Given.aggregate(Transaction.class, Given.facts());

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }

    private static LineDraft line(UUID id, UUID category, String amount) {
        return new LineDraft(id, category, amount == null ? null : eur(amount), null);
    }

    private static PaymentDraft expense(UUID account, String amount, LineDraft... lines) {
        return new PaymentDraft(
                Direction.OUT, account, eur(amount), DAY, null, "Shop", null, null, List.of(lines));
    }

    private static Payment paid(String amount, Line... lines) {
        return new Payment(
                Direction.OUT,
                GIRO,
                eur(amount),
                DAY,
                null,
                Personal.of("Shop"),
                null,
                ANNA,
                List.of(lines),
                null);
    }

    private void refused(Draft draft, Refusal refusal, String pointer) {
        Given.refuses(
                transaction.givenNoPriorActivity(),
                new TransactionCommand.Record(HOUSEHOLD, ID, draft),
                refusal,
                pointer);
    }

    @Nested
    class Recording {
        @Test
        void an_expense_whose_only_line_leaves_out_its_amount() {
            transaction
                    .givenNoPriorActivity()
                    .when(
                            new TransactionCommand.Record(
                                    HOUSEHOLD,
                                    ID,
                                    expense(GIRO, "9.99", line(LINE, GROCERIES, null))))
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
            refused(
                    expense(CLOSED, "1", line(LINE, FOOD, null)),
                    Refusal.ACCOUNT_CLOSED,
                    "/account");
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

    @Nested
    class Transfers {
        private TransferDraft transfer(UUID from, Money left, UUID to, Money arrived) {
            return new TransferDraft(
                    new Leg(from, left, DAY), new Leg(to, arrived, DAY.plusDays(2)), null, null);
        }

        @Test
        void each_leg_has_its_own_day_and_currency() {
            var yen = Money.parse("1600", "JPY");
            transaction
                    .givenNoPriorActivity()
                    .when(
                            new TransactionCommand.Record(
                                    HOUSEHOLD, ID, transfer(GIRO, eur("10"), YEN, yen)))
                    .expectEvents(
                            new TransferRecorded(
                                    ID,
                                    new Transfer(
                                            new Leg(GIRO, eur("10"), DAY),
                                            new Leg(YEN, yen, DAY.plusDays(2)),
                                            null,
                                            ANNA,
                                            null)));
        }

        @Test
        void into_itself_or_with_a_loss_are_refused() {
            refused(transfer(GIRO, eur("1"), GIRO, eur("1")), Refusal.SAME_ACCOUNT, "/to/account");
            refused(
                    transfer(GIRO, eur("2"), SAVINGS, eur("1")),
                    Refusal.LEGS_DIFFER,
                    "/to/amount/amount");
            refused(
                    transfer(GIRO, eur("2"), YEN, eur("2")),
                    Refusal.CURRENCY_DIFFERS,
                    "/to/amount/currency");
        }

        @Test
        void have_no_categories() {
            var booked =
                    new Transfer(
                            new Leg(GIRO, eur("1"), DAY),
                            new Leg(SAVINGS, eur("1"), DAY),
                            null,
                            ANNA,
                            null);
            Given.refuses(
                    transaction.given(new TransferRecorded(ID, booked)),
                    new Recategorise(HOUSEHOLD, ID, 0L, List.of(new NewCategory(null, FOOD))),
                    Refusal.TRANSFER_HAS_NO_CATEGORIES);
        }
    }

    @Nested
    class Changing {
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
                    .when(
                            new Recategorise(
                                    HOUSEHOLD, ID, 0L, List.of(new NewCategory(OTHER, FOOD))))
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
}
