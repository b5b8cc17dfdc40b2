package dev.tidemark.projection.testing.tally;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.Direction;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.event.TransactionEvent.ExpenseRecorded;
import dev.tidemark.event.TransactionEvent.IncomeRecorded;
import dev.tidemark.event.TransactionEvent.TransactionAmended;
import dev.tidemark.event.TransactionEvent.TransactionRecategorised;
import dev.tidemark.event.TransactionEvent.TransactionVoided;
import dev.tidemark.event.TransactionEvent.TransferRecorded;
import dev.tidemark.projection.Keys;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Counts and sums what is spent from each account, and keeps the entries: inserts on recording,
/// puts on amending, deletes on voiding. It throws at the payee `poison`, and its changelog refuses
/// an amount of 666.00.
public final class Tally implements Projection {
    public static final TableDefinition<AccountKey, AccountRow> ACCOUNT =
            new TableDefinition<>("account", AccountKey.class, AccountRow.class);
    public static final TableDefinition<EntryKey, EntryRow> ENTRY =
            new TableDefinition<>("entry", EntryKey.class, EntryRow.class);

    private final ProjectionId id;
    private volatile boolean harmless;

    public record AccountKey(UUID household, UUID account) {}

    public record AccountRow(
            UUID household, UUID account, int events, long total, @Nullable LocalDate lastOn) {}

    public record EntryKey(UUID household, UUID aggregate) {}

    public record EntryRow(
            UUID household,
            UUID aggregate,
            UUID account,
            long amount,
            Direction direction,
            LocalDate bookedOn,
            Instant recordedAt,
            @Nullable String payee,
            boolean amended) {}

    /// @param readModel a name of its own keeps the consumer groups of two tests apart
    public Tally(String readModel) {
        this(readModel, 1);
    }

    public Tally(String readModel, int version) {
        this.id = new ProjectionId(readModel, version);
    }

    /// From here on `poison` is a payee like any other: the version is corrected.
    public void correct() {
        harmless = true;
    }

    @Override
    public ProjectionId id() {
        return id;
    }

    @Override
    public List<TableDefinition<?, ?>> tables() {
        return List.of(ACCOUNT, ENTRY);
    }

    @Override
    public void keys(EventEnvelope event, Keys keys) {
        if (event.event() instanceof TransactionEvent transaction) {
            Payment payment = payment(transaction);
            if (payment != null) {
                keys.add(ACCOUNT, new AccountKey(event.household(), payment.account()));
            }
        }
    }

    @Override
    public void on(EventEnvelope event, Tables tables) {
        switch (event.event()) {
            case TransactionEvent transaction -> on(transaction, event, tables);
            case AccountEvent _, CategoryEvent _, HouseholdEvent _, StatementEvent _ -> {}
        }
    }

    private void on(TransactionEvent transaction, EventEnvelope at, Tables tables) {
        Table<EntryKey, EntryRow> entries = tables.of(ENTRY);
        switch (transaction) {
            case ExpenseRecorded e -> {
                entries.insert(row(at, e.payment(), false));
                add(at, e.payment(), 1, tables);
            }
            case IncomeRecorded e -> {
                entries.insert(row(at, e.payment(), false));
                add(at, e.payment(), 1, tables);
            }
            case TransactionAmended e -> {
                Payment amended = (Payment) e.booking();
                entries.put(row(at, amended, true));
                add(at, (Payment) e.replaced(), -1, tables);
                add(at, amended, 1, tables);
            }
            case TransactionVoided e -> {
                entries.delete(new EntryKey(at.household(), at.aggregate()));
                add(at, (Payment) e.replaced(), -1, tables);
            }
            case TransferRecorded _, TransactionRecategorised _ -> {}
        }
    }

    private void add(EventEnvelope at, Payment payment, int sign, Tables tables) {
        Table<AccountKey, AccountRow> accounts = tables.of(ACCOUNT);
        var key = new AccountKey(at.household(), payment.account());
        AccountRow before = accounts.get(key);
        int events = (before == null ? 0 : before.events()) + sign;
        long total = (before == null ? 0 : before.total()) + sign * payment.signed().minor();
        if (events == 0) {
            accounts.delete(key);
        } else {
            accounts.put(
                    new AccountRow(
                            at.household(), payment.account(), events, total, payment.bookedOn()));
        }
    }

    private EntryRow row(EventEnvelope at, Payment payment, boolean amended) {
        String payee = payment.payee() == null ? null : payment.payee().text();
        if ("poison".equals(payee) && !harmless) {
            throw new IllegalStateException("this version cannot take the payee " + payee);
        }
        return new EntryRow(
                at.household(),
                at.aggregate(),
                payment.account(),
                payment.amount().minor(),
                payment.direction(),
                payment.bookedOn(),
                at.recordedAt(),
                payee,
                amended);
    }

    private static @Nullable Payment payment(TransactionEvent event) {
        return switch (event) {
            case ExpenseRecorded e -> e.payment();
            case IncomeRecorded e -> e.payment();
            case TransactionAmended e -> (Payment) e.booking();
            case TransactionVoided e -> (Payment) e.replaced();
            case TransferRecorded _, TransactionRecategorised _ -> null;
        };
    }
}
