package dev.tidemark.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a transaction says: money in or out of one account, or from one account to another.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Booking.Payment.class, name = "payment"),
    @JsonSubTypes.Type(value = Booking.Transfer.class, name = "transfer")
})
public sealed interface Booking {
    /// The member whom the transaction belongs to.
    UUID member();

    @Nullable Personal memo();

    /// The statement line that it was imported from, if any.
    @Nullable StatementSource source();

    /// Money in or out of one account.
    ///
    /// @param amount positive; `direction` gives the sign
    /// @param lines how the amount splits over categories; 1 to 500, their sum is `amount`
    record Payment(
            Direction direction,
            UUID account,
            Money amount,
            LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            @Nullable Personal payee,
            @Nullable Personal memo,
            UUID member,
            List<Line> lines,
            @Nullable StatementSource source)
            implements Booking {
        public Payment {
            lines = List.copyOf(lines);
        }

        /// The amount as the account's register shows it: negative for money out.
        public Money signed() {
            return direction == Direction.OUT ? amount.negate() : amount;
        }
    }

    /// Money from one account to another; each bank may book its leg on another day, and the two
    /// amounts differ only where the currencies do.
    record Transfer(
            Leg from,
            Leg to,
            @Nullable Personal memo,
            UUID member,
            @Nullable StatementSource source)
            implements Booking {}

    /// A part of a payment.
    ///
    /// @param line stable across amendments that keep it
    /// @param category `null` while nobody has said
    /// @param amount positive minor units of the payment's currency
    record Line(UUID line, @Nullable UUID category, long amount, @Nullable Personal memo) {}

    /// One side of a transfer; the amount is positive.
    record Leg(UUID account, Money amount, LocalDate bookedOn) {}

    /// @param line the line's number within the import
    record StatementSource(UUID statementImport, int line, @Nullable Personal bankReference) {}
}
