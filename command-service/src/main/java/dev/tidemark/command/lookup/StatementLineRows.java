package dev.tidemark.command.lookup;

import dev.tidemark.event.Booking;
import dev.tidemark.event.Money;
import dev.tidemark.event.TransactionEvent;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row per account and transaction leg: what an import compares its lines with.
final class StatementLineRows {
    private final UUID household;
    private final LineKeys keys;
    private final Changes changes;

    StatementLineRows(UUID household, LineKeys keys, Changes changes) {
        this.household = household;
        this.keys = keys;
        this.changes = changes;
    }

    private record Leg(UUID account, LocalDate bookedOn, long amount) {}

    void on(UUID transaction, TransactionEvent event) {
        switch (event) {
            case TransactionEvent.ExpenseRecorded e -> insert(transaction, e.payment());
            case TransactionEvent.IncomeRecorded e -> insert(transaction, e.payment());
            case TransactionEvent.TransferRecorded e -> insert(transaction, e.transfer());
            case TransactionEvent.TransactionAmended e ->
                    replace(transaction, e.replaced(), e.booking());
            case TransactionEvent.TransactionVoided _ ->
                    changes.add(
                            "delete from lookup.statement_line where household = ? and transaction_id = ?",
                            household,
                            transaction);
            case TransactionEvent.TransactionRecategorised _ -> {}
        }
    }

    private void insert(UUID transaction, Booking booking) {
        legs(booking).forEach(leg -> insert(transaction, leg, booking));
    }

    private void insert(UUID transaction, Leg leg, Booking booking) {
        changes.add(
                """
                insert into lookup.statement_line (household, account, booked_on, amount, transaction_id, bank_reference, line_key)
                values (?, ?, ?, ?, ?, ?, ?)\
                """,
                household,
                leg.account(),
                leg.bookedOn(),
                leg.amount(),
                transaction,
                reference(booking),
                booking instanceof Booking.Payment payment && payment.source() != null
                        ? keys.line(household, payment)
                        : null);
    }

    private @Nullable String reference(Booking booking) {
        return booking.source() == null || booking.source().bankReference() == null
                ? null
                : keys.reference(household, booking.source().bankReference().text());
    }

    /// A leg that stays in its account keeps the keys of the statement line it came from, whatever
    /// else a person corrects.
    private void replace(UUID transaction, Booking replaced, Booking booking) {
        Set<UUID> before = new HashSet<>();
        legs(replaced).forEach(leg -> before.add(leg.account()));
        for (Leg leg : legs(booking)) {
            if (before.remove(leg.account())) {
                changes.add(
                        "update lookup.statement_line set booked_on = ?, amount = ? where household = ? and account = ? and transaction_id = ?",
                        leg.bookedOn(),
                        leg.amount(),
                        household,
                        leg.account(),
                        transaction);
            } else {
                insert(transaction, leg, booking);
            }
        }
        before.forEach(account ->
                changes.add(
                        "delete from lookup.statement_line where household = ? and account = ? and transaction_id = ?",
                        household,
                        account,
                        transaction));
    }

    private static Iterable<Leg> legs(Booking booking) {
        return switch (booking) {
            case Booking.Payment p ->
                    Set.of(new Leg(p.account(), p.bookedOn(), p.signed().minor()));
            case Booking.Transfer t ->
                    Set.of(leg(t.from(), t.from().amount().negate()), leg(t.to(), t.to().amount()));
        };
    }

    private static Leg leg(Booking.Leg leg, Money signed) {
        return new Leg(leg.account(), leg.bookedOn(), signed.minor());
    }
}
