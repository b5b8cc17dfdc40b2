package dev.tidemark.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happens to a transaction. Changes carry what they replace, so that a sum can be folded from
/// the event alone.
public sealed interface TransactionEvent extends Event {
    /// What the transaction was until this event; `null` if it is new.
    default @Nullable Booking before() {
        return switch (this) {
            case ExpenseRecorded _, IncomeRecorded _, TransferRecorded _ -> null;
            case TransactionAmended(var replaced, _) -> replaced;
            case TransactionRecategorised(var replaced, _) -> replaced;
            case TransactionVoided(var replaced) -> replaced;
        };
    }

    /// What the transaction is from this event on; `null` if it is void.
    default @Nullable Booking after() {
        return switch (this) {
            case ExpenseRecorded(_, var payment) -> payment;
            case IncomeRecorded(_, var payment) -> payment;
            case TransferRecorded(_, var transfer) -> transfer;
            case TransactionAmended(_, var booking) -> booking;
            case TransactionRecategorised(_, var payment) -> payment;
            case TransactionVoided _ -> null;
        };
    }

    @Wire("expense-recorded")
    record ExpenseRecorded(UUID transaction, Booking.Payment payment) implements TransactionEvent {}

    @Wire("income-recorded")
    record IncomeRecorded(UUID transaction, Booking.Payment payment) implements TransactionEvent {}

    @Wire("transfer-recorded")
    record TransferRecorded(UUID transaction, Booking.Transfer transfer)
            implements TransactionEvent {}

    @Wire("transaction-amended")
    record TransactionAmended(Booking replaced, Booking booking) implements TransactionEvent {}

    /// Only the categories of lines differ.
    @Wire("transaction-recategorised")
    record TransactionRecategorised(Booking.Payment replaced, Booking.Payment payment)
            implements TransactionEvent {}

    @Wire("transaction-voided")
    record TransactionVoided(Booking replaced) implements TransactionEvent {}
}
