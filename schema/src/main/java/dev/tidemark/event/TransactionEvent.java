package dev.tidemark.event;

import java.util.UUID;

/// What happens to a transaction. Changes carry what they replace, so that a sum can be folded from
/// the event alone.
public sealed interface TransactionEvent extends Event {
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
