package dev.tidemark.readmodel;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.AccountKind;
import dev.tidemark.event.Booking;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Event;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import dev.tidemark.event.Role;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.store.Lane;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happens to a household, told as the commands that a person would give; collects the events
/// with dense numbers. The first member is `anna`, an owner.
public final class Story {
    public static final UUID STORE = new UUID(7, 7);

    public final UUID household;
    public final UUID anna;
    private final List<EventEnvelope> events = new ArrayList<>();
    private final Map<UUID, Long> versions = new HashMap<>();
    private final Map<UUID, Booking> bookings = new HashMap<>();
    private final UUID store;
    private long laneSeq;

    public Story() {
        this(STORE, UUID.randomUUID(), 0);
    }

    /// @param laneSeq the last number that is taken in the household's lane
    public Story(UUID store, UUID household, long laneSeq) {
        this.store = store;
        this.household = household;
        this.laneSeq = laneSeq;
        happens(
                household,
                new HouseholdEvent.HouseholdCreated(
                        household, Personal.of("Tide"), "EUR", "Europe/Berlin"));
        anna = joins("anna", Role.OWNER);
    }

    /// Everything so far.
    public List<EventEnvelope> events() {
        return List.copyOf(events);
    }

    /// What has happened since the last call.
    public List<EventEnvelope> news() {
        List<EventEnvelope> news = List.copyOf(events);
        events.clear();
        return news;
    }

    public long laneSeq() {
        return laneSeq;
    }

    public void happens(UUID aggregate, Event event) {
        long version = versions.merge(aggregate, 0L, (before, _) -> before + 1);
        laneSeq++;
        events.add(
                new EventEnvelope(
                        store,
                        Lane.of(household),
                        laneSeq,
                        UUID.randomUUID(),
                        household,
                        aggregate,
                        version,
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(laneSeq),
                        "anna",
                        UUID.randomUUID(),
                        null,
                        event));
    }

    public UUID joins(String subject, Role role) {
        var member = UUID.randomUUID();
        happens(
                household,
                new HouseholdEvent.MemberJoined(
                        member,
                        subject,
                        role,
                        Personal.of(subject, member),
                        Personal.of(subject + "@example.org", member)));
        return member;
    }

    public UUID account(String name, String opening, String openedOn) {
        return account(name, Money.parse(opening, "EUR"), LocalDate.parse(openedOn));
    }

    public UUID account(String name, Money opening, LocalDate openedOn) {
        var account = UUID.randomUUID();
        happens(
                account,
                new AccountEvent.AccountOpened(
                        account, Personal.of(name), AccountKind.CHECKING, true, opening, openedOn));
        return account;
    }

    public UUID category(String name, CategoryKind kind, @Nullable UUID parent) {
        var category = UUID.randomUUID();
        happens(
                category,
                new CategoryEvent.CategoryCreated(category, Personal.of(name), kind, parent));
        return category;
    }

    public UUID expenses(String name) {
        return category(name, CategoryKind.EXPENSE, null);
    }

    public UUID pays(Pay pay) {
        return pays(UUID.randomUUID(), pay);
    }

    public UUID pays(UUID transaction, Pay pay) {
        Booking.Payment payment = pay.by(anna);
        bookings.put(transaction, payment);
        happens(
                transaction,
                payment.direction() == Direction.OUT
                        ? new TransactionEvent.ExpenseRecorded(transaction, payment)
                        : new TransactionEvent.IncomeRecorded(transaction, payment));
        return transaction;
    }

    public UUID transfers(Booking.Leg from, Booking.Leg to) {
        var transaction = UUID.randomUUID();
        var transfer = new Booking.Transfer(from, to, Personal.of("move"), anna, null);
        bookings.put(transaction, transfer);
        happens(transaction, new TransactionEvent.TransferRecorded(transaction, transfer));
        return transaction;
    }

    public UUID transfers(UUID from, UUID to, String euros, String on) {
        Money amount = Money.parse(euros, "EUR");
        var day = LocalDate.parse(on);
        return transfers(new Booking.Leg(from, amount, day), new Booking.Leg(to, amount, day));
    }

    public static Booking.Leg leg(UUID account, Money amount, String on) {
        return new Booking.Leg(account, amount, LocalDate.parse(on));
    }

    public void amends(UUID transaction, Pay pay) {
        amends(transaction, pay.by(anna));
    }

    public void amends(UUID transaction, Booking booking) {
        Booking replaced = bookings.put(transaction, booking);
        happens(transaction, new TransactionEvent.TransactionAmended(replaced, booking));
    }

    public void recategorises(UUID transaction, Pay pay) {
        var payment = pay.by(anna);
        var replaced = (Booking.Payment) bookings.put(transaction, payment);
        happens(transaction, new TransactionEvent.TransactionRecategorised(replaced, payment));
    }

    public void voids(UUID transaction) {
        Booking replaced = bookings.remove(transaction);
        happens(transaction, new TransactionEvent.TransactionVoided(replaced));
    }

    public void renames(UUID category, String before, String after) {
        happens(
                category,
                new CategoryEvent.CategoryRenamed(Personal.of(before), Personal.of(after)));
    }
}
