package dev.tidemark.command.statement;

import dev.tidemark.event.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a bank says about one account in one period.
///
/// @param id the bank's name for the statement, where it gives one
/// @param account the IBAN or other number of the account, where the file names it
/// @param currency what every line and balance is in: the file's, or the account's where the file
///   is silent
/// @param currencyStated whether the file itself names the currency
/// @param lines booked lines in the order of the file
/// @param pending announced but not booked: shown, never committed, in no sum
/// @param refused rows that could not be read, each with its reason; CSV only, a CAMT.053 file with
///   one bad entry is refused as a whole
public record Statement(
        @Nullable String id,
        @Nullable String account,
        String currency,
        boolean currencyStated,
        @Nullable Balance opening,
        @Nullable Balance closing,
        List<StatementLine> lines,
        List<StatementLine> pending,
        List<Problem> refused) {

    public Statement {
        lines = List.copyOf(lines);
        pending = List.copyOf(pending);
        refused = List.copyOf(refused);
    }

    /// The booked lines only. Never fails: a file whose sum is no [Money] is refused when it is
    /// read.
    public Money sumOfLines() {
        return lines.stream().map(StatementLine::amount).reduce(Money.zero(currency), Money::plus);
    }

    /// Whether opening + lines == closing; empty if the statement does not have both balances.
    public Optional<Boolean> balances() {
        if (opening == null || closing == null) {
            return Optional.empty();
        }
        return Optional.of(
                opening.amount().minor() + sumOfLines().minor() == closing.amount().minor());
    }

    Statement numbered(List<StatementLine> booked, List<StatementLine> announced) {
        return new Statement(
                id,
                account,
                currency,
                currencyStated,
                opening,
                closing,
                booked,
                announced,
                refused);
    }
}
