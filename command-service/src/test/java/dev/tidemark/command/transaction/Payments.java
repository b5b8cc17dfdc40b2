package dev.tidemark.command.transaction;

import static dev.tidemark.command.decision.Given.ANNA;
import static dev.tidemark.command.decision.Given.GIRO;

import dev.tidemark.command.decision.Given;
import dev.tidemark.command.transaction.PaymentDraft.LineDraft;
import dev.tidemark.event.Booking.Line;
import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// One transaction and its lines, for tests to draft and to expect.
final class Payments {
    static final UUID ID = Given.id(40);
    static final UUID LINE = Given.id(41);
    static final UUID OTHER = Given.id(42);
    static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private Payments() {}

    static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }

    static LineDraft line(UUID id, UUID category, String amount) {
        return new LineDraft(id, category, amount == null ? null : eur(amount), null);
    }

    static PaymentDraft expense(UUID account, String amount, LineDraft... lines) {
        return new PaymentDraft(
                Direction.OUT, account, eur(amount), DAY, null, "Shop", null, null, List.of(lines));
    }

    static Payment paid(String amount, Line... lines) {
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
}
