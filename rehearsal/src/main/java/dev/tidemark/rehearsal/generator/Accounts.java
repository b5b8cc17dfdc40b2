package dev.tidemark.rehearsal.generator;

import dev.tidemark.command.account.AccountCommand;
import dev.tidemark.command.account.AccountCommand.CloseAccount;
import dev.tidemark.command.account.AccountCommand.OpenAccount;
import dev.tidemark.command.account.AccountCommand.RenameAccount;
import dev.tidemark.command.account.AccountCommand.ReopenAccount;
import dev.tidemark.event.AccountKind;
import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A household's accounts. The first two are in its base currency and stay open.
final class Accounts {
    static final int KEPT = 2;
    private static final int MOST = 12;
    private static final List<AccountKind> KINDS = List.copyOf(Arrays.asList(AccountKind.values()));

    /// @param version of the aggregate
    private record Held(UUID account, Coin coin, boolean open, long version) {}

    private final UUID household;
    private final Coin base;
    private final Dice dice;
    private final List<Held> all = new ArrayList<>();

    Accounts(UUID household, Coin base, Dice dice) {
        this.household = household;
        this.base = base;
        this.dice = dice;
    }

    Optional<AccountCommand> open(LocalDate today) {
        return all.size() == MOST ? Optional.empty() : Optional.of(opened(today));
    }

    AccountCommand opened(LocalDate today) {
        boolean foreign = all.size() == KEPT || all.size() > KEPT && dice.percent(50);
        Held held = new Held(dice.id(), foreign ? Coin.any(dice) : base, true, 0);
        all.add(held);
        long balance = held.coin().worth(dice.price(1_000, 1_000_000)).minor();
        return new OpenAccount(
                household,
                held.account(),
                dice.of(Names.ACCOUNTS) + " " + all.size(),
                dice.of(KINDS),
                dice.percent(85),
                new Money(dice.percent(10) ? -balance : balance, held.coin().name()),
                today);
    }

    Optional<AccountCommand> rename() {
        int at = dice.below(all.size());
        Held held = changed(at, all.get(at).open());
        return Optional.of(
                new RenameAccount(
                        household,
                        held.account(),
                        held.version() - 1,
                        "%s, no. %d".formatted(dice.of(Names.ACCOUNTS), held.version())));
    }

    Optional<AccountCommand> close(LocalDate today) {
        return theLast(true)
                .map(held ->
                        new CloseAccount(household, held.account(), held.version() - 1, today));
    }

    Optional<AccountCommand> reopen() {
        return theLast(false)
                .map(held -> new ReopenAccount(household, held.account(), held.version() - 1));
    }

    /// The last account that is so, made the contrary.
    private Optional<Held> theLast(boolean open) {
        for (int i = all.size() - 1; i >= KEPT; i--) {
            if (all.get(i).open() == open) {
                return Optional.of(changed(i, !open));
            }
        }
        return Optional.empty();
    }

    private Held changed(int at, boolean open) {
        Held before = all.get(at);
        Held held = new Held(before.account(), before.coin(), open, before.version() + 1);
        all.set(at, held);
        return held;
    }

    /// An open account and its currency.
    record Purse(UUID account, Coin coin) {}

    /// Most is paid from the first ones.
    Purse any() {
        return dice.percent(60) ? purse(all.get(dice.below(KEPT))) : dice.of(open());
    }

    Purse other(UUID account) {
        return dice.of(open().stream().filter(one -> !one.account().equals(account)).toList());
    }

    Optional<Purse> sameCurrency(UUID account, String currency) {
        return open().stream()
                .filter(one -> !one.account().equals(account))
                .filter(one -> one.coin().name().equals(currency))
                .findFirst();
    }

    boolean isOpen(UUID account) {
        return open().stream().anyMatch(one -> one.account().equals(account));
    }

    private List<Purse> open() {
        return all.stream().filter(Held::open).map(Accounts::purse).toList();
    }

    private static Purse purse(Held held) {
        return new Purse(held.account(), held.coin());
    }
}
