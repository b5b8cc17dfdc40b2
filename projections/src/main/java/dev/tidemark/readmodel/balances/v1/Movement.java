package dev.tidemark.readmodel.balances.v1;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.Booking;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.readmodel.balances.v1.BalancesTables.DeltaKey;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Money that an event adds to an account on a day; negative if it takes it away.
record Movement(UUID account, LocalDate on, long amount) {
    /// What the event moves, in and out.
    static List<Movement> of(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case AccountEvent.AccountOpened opened ->
                    List.of(
                            new Movement(
                                    envelope.aggregate(),
                                    opened.openedOn(),
                                    opened.openingBalance().minor()));
            case TransactionEvent event -> of(event);
            case AccountEvent _, HouseholdEvent _, CategoryEvent _, StatementEvent _ -> List.of();
        };
    }

    private static List<Movement> of(TransactionEvent event) {
        return switch (event) {
            case TransactionEvent.ExpenseRecorded e -> of(e.payment());
            case TransactionEvent.IncomeRecorded e -> of(e.payment());
            case TransactionEvent.TransferRecorded e -> of(e.transfer());
            case TransactionEvent.TransactionAmended e -> change(e.replaced(), e.booking());
            case TransactionEvent.TransactionRecategorised _ -> List.of();
            case TransactionEvent.TransactionVoided e -> undone(of(e.replaced()));
        };
    }

    private static List<Movement> of(Booking booking) {
        return switch (booking) {
            case Booking.Payment payment ->
                    List.of(
                            new Movement(
                                    payment.account(),
                                    payment.bookedOn(),
                                    payment.signed().minor()));
            case Booking.Transfer(var from, var to, _, _, _) ->
                    List.of(
                            new Movement(from.account(), from.bookedOn(), -from.amount().minor()),
                            new Movement(to.account(), to.bookedOn(), to.amount().minor()));
        };
    }

    private static List<Movement> change(Booking replaced, Booking booking) {
        return Stream.concat(undone(of(replaced)).stream(), of(booking).stream()).toList();
    }

    private static List<Movement> undone(List<Movement> movements) {
        return movements.stream()
                .map(moved -> new Movement(moved.account, moved.on, -moved.amount))
                .toList();
    }

    DeltaKey key(UUID household, Grain grain) {
        return new DeltaKey(household, grain, grain.start(on), account);
    }
}
