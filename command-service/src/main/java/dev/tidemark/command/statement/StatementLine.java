package dev.tidemark.command.statement;

import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One movement on the account as the bank booked it.
///
/// @param number unique in the file: the line a CSV row begins on, or the entry's number in
///   CAMT.053
/// @param amount signed as the account sees it: money out is negative
/// @param payee the other side, at most 1,000 characters
/// @param memo the purpose, at most 1,000 characters
/// @param bankReference only if no other line of the file has the same
/// @param occurrence from 1, among lines of the file that are equal in date, amount, [#text] and
///   bank reference: two coffees on one day are 1 and 2, in this file and in one that overlaps it
/// @param details how many single payments the bank booked as this one line, 0 where it does not
///   say
public record StatementLine(
        int number,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        Money amount,
        @Nullable String payee,
        @Nullable String memo,
        @Nullable String bankReference,
        @Nullable String counterpartyIban,
        int occurrence,
        int details) {

    /// Payee and memo in the form that equal lines are found by: lower case, single spaces.
    public String text() {
        return ((payee == null ? "" : payee) + " " + (memo == null ? "" : memo))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    StatementLine identifiedBy(@Nullable String reference, int occurrence) {
        return new StatementLine(
                number,
                bookedOn,
                valueOn,
                amount,
                payee,
                memo,
                reference,
                counterpartyIban,
                occurrence,
                details);
    }
}
