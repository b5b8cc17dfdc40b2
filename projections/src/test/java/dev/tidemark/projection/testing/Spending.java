package dev.tidemark.projection.testing;

import dev.tidemark.event.Booking.Line;
import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Event;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Households that spend, amend and void, the same ones for the same seed.
public final class Spending {
    private final Random random;
    private final List<UUID> households = new ArrayList<>();
    private final List<UUID> accounts = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();

    private record Open(UUID household, UUID transaction, Payment payment) {}

    public Spending(long seed, int households) {
        random = new Random(seed);
        for (int i = 0; i < households; i++) {
            this.households.add(id());
            accounts.add(id());
        }
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    public UUID household(int index) {
        return households.get(index);
    }

    public List<UUID> households() {
        return households;
    }

    /// The next events, numbered; three in five record, one amends, one voids.
    public List<StoredEvent> next(TestTopic topic, int count) {
        List<StoredEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(next(topic));
        }
        return events;
    }

    private StoredEvent next(TestTopic topic) {
        int dice = random.nextInt(5);
        if (dice < 3 || open.isEmpty()) {
            int household = random.nextInt(households.size());
            var one = new Open(households.get(household), id(), payment(accounts.get(household)));
            open.add(one);
            return number(
                    topic,
                    one,
                    new TransactionEvent.ExpenseRecorded(one.transaction(), one.payment()));
        }
        int index = random.nextInt(open.size());
        Open one = open.get(index);
        if (dice == 3) {
            var amended =
                    new Open(one.household(), one.transaction(), payment(one.payment().account()));
            open.set(index, amended);
            return number(
                    topic,
                    one,
                    new TransactionEvent.TransactionAmended(one.payment(), amended.payment()));
        }
        open.remove(index);
        return number(topic, one, new TransactionEvent.TransactionVoided(one.payment()));
    }

    private static StoredEvent number(TestTopic topic, Open one, Event event) {
        return topic.number(one.household(), one.transaction(), event);
    }

    private Payment payment(UUID account) {
        return payment(
                account,
                1 + random.nextInt(60_000),
                "shop " + random.nextInt(100),
                LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)));
    }

    /// An expense of so many cents.
    public static Payment payment(UUID account, long cents, String payee, LocalDate on) {
        return new Payment(
                Direction.OUT,
                account,
                new Money(cents, "EUR"),
                on,
                null,
                Personal.of(payee),
                null,
                new UUID(1, 1),
                List.of(new Line(new UUID(2, 2), null, cents, null)),
                null);
    }

    public static TransactionEvent.ExpenseRecorded expense(
            UUID transaction, long cents, String payee) {
        return new TransactionEvent.ExpenseRecorded(
                transaction, payment(new UUID(3, 3), cents, payee, LocalDate.of(2026, 5, 1)));
    }
}
