package dev.tidemark.rehearsal.generator;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.transaction.TransferDraft;
import dev.tidemark.event.Booking.Leg;
import dev.tidemark.event.Money;
import dev.tidemark.rehearsal.generator.Accounts.Purse;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

/// One household from its first day on. All commands make one event, but the first makes two.
final class Life implements Iterator<Command> {
    static final int LEAST_EVENTS = 10;
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 1_096;
    private static final int HOUSEKEEPING_EVERY = 20;

    private final Dice dice;
    private final int events;
    private final Accounts accounts;
    private final Categories categories;
    private final Members members;
    private final Payments payments;
    private final Transactions transactions;
    private final Queue<Command> setUp = new ArrayDeque<>();
    private int made;
    private int chores;

    Life(HouseholdPlan plan) {
        dice = new Dice(plan.seed());
        events = plan.events();
        UUID household = plan.household();
        Coin base = dice.percent(60) ? Coin.EUR : Coin.any(dice);
        accounts = new Accounts(household, base, dice);
        categories = new Categories(household, dice);
        members = new Members(household, dice);
        payments = new Payments(dice, accounts, categories, members);
        Corrections corrections = new Corrections(dice, accounts, payments);
        transactions =
                new Transactions(household, dice, accounts, categories, members, corrections);
        setUp.add(members.create(plan.owner(), base));
        int extra = Math.min(4, events / 50);
        for (int i = 0; i < Accounts.KEPT + dice.between(0, extra); i++) {
            setUp.add(accounts.opened(FIRST_DAY));
        }
        setUp.addAll(categories.tree(Math.min(28, events / 4)));
    }

    @Override
    public boolean hasNext() {
        return made < events;
    }

    @Override
    public Command next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        boolean first = made == 0;
        Command command = setUp.isEmpty() ? anything() : setUp.remove();
        made += first ? 2 : 1;
        return command;
    }

    private LocalDate today() {
        return FIRST_DAY.plusDays((long) made * DAYS / events);
    }

    private Command anything() {
        Optional<? extends Command> command =
                made % HOUSEKEEPING_EVERY == 0 ? housekeeping() : bookkeeping(dice.below(100));
        return command.isPresent() ? command.get() : transactions.record(payments.expense(today()));
    }

    /// Shares of a hundred.
    private Optional<? extends Command> bookkeeping(int share) {
        if (share < 50) {
            return Optional.empty();
        } else if (share < 56) {
            return Optional.of(transactions.record(payments.income(today())));
        } else if (share < 60) {
            return Optional.of(transactions.record(payments.refund(today())));
        } else if (share < 69) {
            return Optional.of(transactions.record(transfer()));
        } else if (share < 74) {
            LocalDate longAgo = today().minusDays(dice.between(10, 150));
            return Optional.of(transactions.record(payments.expense(longAgo)));
        } else if (share < 86) {
            return transactions.amend();
        } else if (share < 96) {
            return transactions.recategorise();
        }
        return transactions.makeVoid();
    }

    private TransferDraft transfer() {
        Purse from = accounts.any();
        Purse to = accounts.other(from.account());
        Money sent = from.coin().worth(dice.price(1_000, 200_000));
        boolean same = from.coin() == to.coin();
        LocalDate today = today();
        return new TransferDraft(
                new Leg(from.account(), sent, today),
                new Leg(
                        to.account(),
                        same ? sent : to.coin().exchanged(sent),
                        today.plusDays(dice.below(3))),
                dice.percent(30) ? dice.of(Names.MEMOS) : null,
                members.somebody());
    }

    /// In turns, so that a household of some size has done everything.
    private Optional<? extends Command> housekeeping() {
        return switch (chores++ % 14) {
            case 0 -> members.add();
            case 1 -> categories.rename();
            case 2 -> categories.create();
            case 3 -> categories.move();
            case 4 -> accounts.open(today());
            case 5 -> accounts.rename();
            case 6 -> accounts.close(today());
            case 7 -> members.changeRole();
            case 8 -> accounts.reopen();
            case 9 -> categories.archive();
            case 10 -> members.rename();
            case 11 -> members.remove();
            case 12 -> members.invite();
            default -> members.answerInvitation();
        };
    }
}
