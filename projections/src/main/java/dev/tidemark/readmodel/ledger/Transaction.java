package dev.tidemark.readmodel.ledger;

import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transaction as one account's register shows it.
///
/// @param amount signed: negative for money out of `account`
/// @param other the other account of a transfer
/// @param lines how a payment splits over categories; empty for a transfer
/// @param source the statement line that it was imported from
/// @param version of the aggregate, for `If-Match`
public record Transaction(
        UUID id,
        Kind kind,
        UUID account,
        Money amount,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        @Nullable OtherLeg other,
        @Nullable String payee,
        @Nullable String memo,
        UUID member,
        List<Line> lines,
        @Nullable Source source,
        boolean voided,
        long version) {
    public Transaction {
        lines = List.copyOf(lines);
    }

    /// Where the money goes.
    public enum Kind {
        EXPENSE,
        INCOME,
        TRANSFER
    }

    /// @param amount signed, as that account's register shows it
    public record OtherLeg(UUID account, Money amount, LocalDate bookedOn) {}

    /// @param category `null` while nobody has said
    /// @param amount signed
    public record Line(UUID id, @Nullable UUID category, Money amount, @Nullable String memo) {}

    /// @param line the line's number within the import
    public record Source(UUID statementImport, int line) {}

    public Place place() {
        return new Place(bookedOn, id);
    }

    public Transaction with(List<Line> itsLines) {
        return new Transaction(
                id, kind, account, amount, bookedOn, valueOn, other, payee, memo, member, itsLines,
                source, voided, version);
    }
}
