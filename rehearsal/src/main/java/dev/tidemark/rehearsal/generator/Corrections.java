package dev.tidemark.rehearsal.generator;

import dev.tidemark.command.transaction.Draft;
import dev.tidemark.command.transaction.PaymentDraft;
import dev.tidemark.command.transaction.PaymentDraft.LineDraft;
import dev.tidemark.command.transaction.TransferDraft;
import dev.tidemark.event.Booking.Leg;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What people find wrong with what they entered. Every correction differs from what it corrects.
final class Corrections {
    private final Dice dice;
    private final Accounts accounts;
    private final Payments payments;

    Corrections(Dice dice, Accounts accounts, Payments payments) {
        this.dice = dice;
        this.accounts = accounts;
        this.payments = payments;
    }

    Draft of(Draft draft) {
        return switch (draft) {
            case PaymentDraft p -> payment(p);
            case TransferDraft t -> dice.percent(50) ? earlier(t) : more(t);
        };
    }

    private Draft payment(PaymentDraft p) {
        return switch (dice.below(10)) {
            case 0, 1, 2 -> more(p);
            case 3, 4, 5 -> earlier(p);
            case 6 -> with(p, p.amount(), p.bookedOn(), p.payee() + " (corrected)", p.lines());
            case 7 -> fromElsewhere(p);
            case 8 -> p.direction() == Direction.OUT ? asTransfer(p) : earlier(p);
            default -> split(p);
        };
    }

    private Draft more(PaymentDraft p) {
        Money more = money(p, dice.price(1, Math.max(2, p.amount().minor() / 3)));
        List<LineDraft> lines = new ArrayList<>(p.lines());
        LineDraft first = lines.getFirst();
        if (first.amount() != null) {
            lines.set(
                    0,
                    new LineDraft(
                            first.line(),
                            first.category(),
                            first.amount().plus(more),
                            first.memo()));
        }
        return with(p, p.amount().plus(more), p.bookedOn(), p.payee(), lines);
    }

    private Draft earlier(PaymentDraft p) {
        return with(
                p, p.amount(), p.bookedOn().minusDays(dice.between(1, 60)), p.payee(), p.lines());
    }

    private Draft fromElsewhere(PaymentDraft p) {
        return accounts.sameCurrency(p.account(), p.amount().currency())
                .<Draft>map(purse ->
                        new PaymentDraft(
                                p.direction(),
                                purse.account(),
                                p.amount(),
                                p.bookedOn(),
                                p.valueOn(),
                                p.payee(),
                                p.memo(),
                                p.member(),
                                p.lines()))
                .orElseGet(() -> earlier(p));
    }

    /// It was no expense after all.
    private Draft asTransfer(PaymentDraft p) {
        return accounts.sameCurrency(p.account(), p.amount().currency())
                .<Draft>map(purse ->
                        new TransferDraft(
                                new Leg(p.account(), p.amount(), p.bookedOn()),
                                new Leg(purse.account(), p.amount(), p.bookedOn()),
                                p.memo(),
                                p.member()))
                .orElseGet(() -> earlier(p));
    }

    private Draft split(PaymentDraft p) {
        if (p.lines().size() > 1 || p.amount().minor() < 10) {
            return earlier(p);
        }
        return with(
                p,
                p.amount(),
                p.bookedOn(),
                p.payee(),
                payments.lines(CategoryKind.EXPENSE, p.amount(), dice.between(2, 4)));
    }

    private static Money money(PaymentDraft p, long minor) {
        return new Money(minor, p.amount().currency());
    }

    private static PaymentDraft with(
            PaymentDraft p,
            Money amount,
            LocalDate bookedOn,
            @Nullable String payee,
            List<LineDraft> lines) {
        return new PaymentDraft(
                p.direction(),
                p.account(),
                amount,
                bookedOn,
                p.valueOn(),
                payee,
                p.memo(),
                p.member(),
                lines);
    }

    private Draft earlier(TransferDraft t) {
        Leg to = t.to();
        LocalDate before = to.bookedOn().minusDays(dice.between(1, 5));
        return new TransferDraft(
                t.from(), new Leg(to.account(), to.amount(), before), t.memo(), t.member());
    }

    /// Where the currencies differ only what arrived was wrong.
    private Draft more(TransferDraft t) {
        Leg from = t.from();
        Money more =
                t.to().amount().plus(new Money(dice.between(1, 500), t.to().amount().currency()));
        boolean same = Objects.equals(from.amount().currency(), more.currency());
        return new TransferDraft(
                new Leg(from.account(), same ? more : from.amount(), from.bookedOn()),
                new Leg(t.to().account(), more, t.to().bookedOn()),
                t.memo(),
                t.member());
    }
}
