package dev.tidemark.readmodel;

import dev.tidemark.event.Booking;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Direction;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.Money;
import dev.tidemark.event.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A valid history that nobody would think of: two members, two currencies, five years, splits,
/// transfers, amendments, refunds and voids in any order. The same seed gives the same amounts and
/// dates.
public final class RandomHistory {
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "JPY");

    private final Random random;
    private final boolean split;
    private final Story story = new Story();
    private final UUID ben = story.joins("ben", Role.EDITOR);
    private final List<UUID> accounts = new ArrayList<>();
    private final List<UUID> categories = new ArrayList<>();
    private final Map<UUID, Booking> open = new LinkedHashMap<>();

    private RandomHistory(long seed, boolean split) {
        random = new Random(seed);
        this.split = split;
        for (String currency : CURRENCIES) {
            accounts.add(story.account("A", money(currency).negate(), day()));
        }
        for (CategoryKind kind : CategoryKind.values()) {
            UUID parent = story.category("parent", kind, null);
            categories.add(parent);
            categories.add(story.category("child", kind, parent));
        }
    }

    static List<EventEnvelope> of(long seed, int steps) {
        return story(seed, steps).events();
    }

    public static Story story(long seed, int steps) {
        return story(seed, steps, true);
    }

    /// @param split whether payments may have several lines
    public static Story story(long seed, int steps, boolean split) {
        var history = new RandomHistory(seed, split);
        for (int step = 0; step < steps; step++) {
            history.step();
        }
        return history.story;
    }

    private void step() {
        int dice = random.nextInt(10);
        if (dice < 5 || open.isEmpty()) {
            Pay pay = pay();
            open.put(story.pays(pay), pay.by(story.anna));
        } else if (dice == 5) {
            var transfer = transfer();
            open.put(story.transfers(transfer.from(), transfer.to()), transfer);
        } else {
            change(List.copyOf(open.keySet()).get(random.nextInt(open.size())), dice);
        }
    }

    private void change(UUID transaction, int dice) {
        if (dice == 9) {
            story.voids(transaction);
            open.remove(transaction);
        } else if (dice == 8
                && open.get(transaction) instanceof Booking.Payment payment
                && payment.member().equals(story.anna)) {
            Pay pay = again(payment).in(category());
            story.recategorises(transaction, pay);
            open.put(transaction, pay.by(story.anna));
        } else {
            Booking booking = random.nextBoolean() ? pay().by(member()) : transfer();
            story.amends(transaction, booking);
            open.put(transaction, booking);
        }
    }

    private static Pay again(Booking.Payment payment) {
        return new Pay(
                payment.direction(),
                payment.account(),
                payment.amount(),
                payment.bookedOn(),
                "Shop",
                null,
                payment.lines(),
                null);
    }

    private Pay pay() {
        int account = random.nextInt(accounts.size());
        Direction direction = random.nextInt(4) == 0 ? Direction.IN : Direction.OUT;
        Money amount = money(CURRENCIES.get(account));
        Pay pay = Pay.of(direction, accounts.get(account), amount).on(day()).in(category());
        boolean splits = split && amount.minor() > 1 && random.nextInt(3) == 0;
        return splits ? pay.split(new Money(1, amount.currency()).decimal(), category()) : pay;
    }

    private Booking.Transfer transfer() {
        int from = random.nextInt(accounts.size());
        int to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
        Money amount = money(CURRENCIES.get(from));
        Money arrives =
                CURRENCIES.get(to).equals(amount.currency()) ? amount : money(CURRENCIES.get(to));
        return new Booking.Transfer(
                new Booking.Leg(accounts.get(from), amount, day()),
                new Booking.Leg(accounts.get(to), arrives, day()),
                null,
                story.anna,
                null);
    }

    private UUID member() {
        return random.nextBoolean() ? story.anna : ben;
    }

    private Money money(String currency) {
        return new Money(1 + random.nextInt(100_000), currency);
    }

    private @Nullable UUID category() {
        int index = random.nextInt(categories.size() + 1);
        return index == categories.size() ? null : categories.get(index);
    }

    private LocalDate day() {
        return LocalDate.of(2021, 1, 1).plusDays(random.nextInt(5 * 365));
    }
}
