package dev.tidemark.rehearsal.generator;

import dev.tidemark.command.transaction.PaymentDraft;
import dev.tidemark.command.transaction.PaymentDraft.LineDraft;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Money;
import dev.tidemark.rehearsal.generator.Accounts.Purse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// New expenses, incomes and refunds.
final class Payments {
    private final Dice dice;
    private final Accounts accounts;
    private final Categories categories;
    private final Members members;

    Payments(Dice dice, Accounts accounts, Categories categories, Members members) {
        this.dice = dice;
        this.accounts = accounts;
        this.categories = categories;
        this.members = members;
    }

    /// One in six is split over several lines.
    PaymentDraft expense(LocalDate on) {
        Purse purse = accounts.any();
        Money amount = purse.coin().worth(dice.price(150, 60_000));
        int lines = dice.percent(17) && amount.minor() >= 10 ? dice.between(2, 5) : 1;
        return payment(
                Direction.OUT,
                purse,
                amount,
                on,
                Names.shop(dice),
                lines(CategoryKind.EXPENSE, amount, lines));
    }

    PaymentDraft income(LocalDate on) {
        Purse purse = accounts.any();
        Money amount = purse.coin().worth(dice.price(50_000, 450_000));
        int lines = dice.percent(8) && amount.minor() >= 10 ? 2 : 1;
        return payment(
                Direction.IN,
                purse,
                amount,
                on,
                dice.of(Names.EMPLOYERS),
                lines(CategoryKind.INCOME, amount, lines));
    }

    /// Money in on an expense category.
    PaymentDraft refund(LocalDate on) {
        Purse purse = accounts.any();
        Money amount = purse.coin().worth(dice.price(100, 9_000));
        return payment(
                Direction.IN,
                purse,
                amount,
                on,
                Names.shop(dice),
                lines(CategoryKind.EXPENSE, amount, 1));
    }

    private PaymentDraft payment(
            Direction direction,
            Purse purse,
            Money amount,
            LocalDate on,
            String payee,
            List<LineDraft> lines) {
        return new PaymentDraft(
                direction,
                purse.account(),
                amount,
                on,
                dice.percent(30) ? on.plusDays(dice.between(1, 3)) : null,
                payee,
                memo(),
                members.somebody(),
                lines);
    }

    private @Nullable String memo() {
        return dice.percent(25) ? dice.of(Names.MEMOS) : null;
    }

    /// That add up to the amount.
    List<LineDraft> lines(CategoryKind kind, Money amount, int count) {
        if (count == 1) {
            return List.of(new LineDraft(dice.id(), category(kind), null, null));
        }
        List<LineDraft> lines = new ArrayList<>();
        long rest = amount.minor();
        for (int left = count; left > 0; left--) {
            long most = rest - (left - 1);
            long part = left == 1 ? rest : dice.price(1, Math.max(2, most / 2));
            lines.add(
                    new LineDraft(
                            dice.id(), category(kind), new Money(part, amount.currency()), memo()));
            rest -= part;
        }
        return lines;
    }

    /// Some are left for later.
    private @Nullable UUID category(CategoryKind kind) {
        return dice.percent(6) ? null : categories.any(kind);
    }
}
