package dev.tidemark.command.transaction;

import static dev.tidemark.command.decision.Given.ANNA;
import static dev.tidemark.command.decision.Given.FOOD;
import static dev.tidemark.command.decision.Given.GIRO;
import static dev.tidemark.command.decision.Given.HOUSEHOLD;
import static dev.tidemark.command.decision.Given.SAVINGS;
import static dev.tidemark.command.decision.Given.YEN;
import static dev.tidemark.command.transaction.Payments.DAY;
import static dev.tidemark.command.transaction.Payments.ID;
import static dev.tidemark.command.transaction.Payments.eur;

import dev.tidemark.command.decision.Given;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.transaction.TransactionCommand.NewCategory;
import dev.tidemark.command.transaction.TransactionCommand.Recategorise;
import dev.tidemark.event.Booking.Leg;
import dev.tidemark.event.Booking.Transfer;
import dev.tidemark.event.Money;
import dev.tidemark.event.TransactionEvent.TransferRecorded;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class TransferTest {
    private final FixtureConfiguration<Transaction> transaction =
            Given.aggregate(Transaction.class, Given.facts());

    private void refused(Draft draft, Refusal refusal, String pointer) {
        Given.refuses(
                transaction.givenNoPriorActivity(),
                new TransactionCommand.Record(HOUSEHOLD, ID, draft),
                refusal,
                pointer);
    }

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
