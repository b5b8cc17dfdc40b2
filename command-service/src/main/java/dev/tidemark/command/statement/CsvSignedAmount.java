package dev.tidemark.command.statement;

import dev.tidemark.event.Money;
import org.jspecify.annotations.Nullable;

/// The amount as the account sees it, from a signed column, a column with flags, or two columns.
final class CsvSignedAmount {
    private final CsvTable table;
    private final CsvAmounts amounts;
    private final @Nullable CsvFlags flags;
    private final CsvCurrency currency;
    private final boolean inverted;
    private final boolean debitIsNegative;

    CsvSignedAmount(
            CsvTable table,
            CsvAmounts amounts,
            @Nullable CsvFlags flags,
            CsvCurrency currency,
            boolean inverted) {
        this.table = table;
        this.amounts = amounts;
        this.flags = flags;
        this.currency = currency;
        this.inverted = inverted;
        this.debitIsNegative =
                table.columns().filled(table.rows(), CsvRole.DEBIT).stream()
                        .flatMap(cell -> amounts.read(cell.text()).stream())
                        .allMatch(w -> w.isNegative() || w.isZero());
    }

    Money of(CsvRow row) {
        Money amount = table.columns().has(CsvRole.AMOUNT) ? single(row) : fromTwoColumns(row);
        return inverted ? amount.negate() : amount;
    }

    private Money single(CsvRow row) {
        Money amount = money(row, CsvRole.AMOUNT);
        if (flags == null || !table.columns().has(CsvRole.FLAG)) {
            return amount;
        }
        String flag = table.columns().cell(row, CsvRole.FLAG);
        if (!flags.knows(flag)) {
            throw new StatementRefused(
                    row.line(),
                    table.name(CsvRole.FLAG),
                    "flag.unknown",
                    Texts.quoted(flag)
                            + " is neither a debit flag "
                            + flags.debit()
                            + " nor a credit flag "
                            + flags.credit());
        }
        return flags.isDebit(flag) && amount.minor() > 0 ? amount.negate() : amount;
    }

    /// Some banks write the debit column with a minus, some without; a file does one or the other.
    private Money fromTwoColumns(CsvRow row) {
        Money debit = optional(row, CsvRole.DEBIT);
        Money credit = optional(row, CsvRole.CREDIT);
        if (debit == null && credit == null) {
            throw missing(row, CsvRole.DEBIT);
        }
        Money none = Money.zero(currency.code());
        Money out = debit == null ? none : debit;
        Money in = credit == null ? none : credit;
        if (out.minor() != 0 && in.minor() != 0) {
            throw new StatementRefused(
                    row.line(),
                    table.name(CsvRole.DEBIT),
                    "amount.twice",
                    "the row has both a debit and a credit");
        }
        return in.plus(debitIsNegative ? out : out.negate());
    }

    private @Nullable Money optional(CsvRow row, CsvRole role) {
        return table.columns().cell(row, role).isEmpty() ? null : money(row, role);
    }

    private Money money(CsvRow row, CsvRole role) {
        String cell = table.columns().cell(row, role);
        if (cell.isEmpty()) {
            throw missing(row, role);
        }
        CsvAmounts.Written written =
                amounts.read(cell)
                        .orElseThrow(() ->
                                garbled(
                                        row,
                                        role,
                                        Texts.quoted(cell)
                                                + " is not an amount with a decimal "
                                                + (amounts.decimal() == ',' ? "comma" : "point")));
        currency.check(row, written.currency());
        try {
            return Money.parse(written.decimal(), currency.code());
        } catch (ArithmeticException _) {
            throw garbled(row, role, "the amount is too large");
        } catch (IllegalArgumentException e) {
            throw garbled(row, role, String.valueOf(e.getMessage()));
        }
    }

    private StatementRefused missing(CsvRow row, CsvRole role) {
        return new StatementRefused(
                row.line(), table.name(role), "amount.missing", "the amount is missing");
    }

    private StatementRefused garbled(CsvRow row, CsvRole role, String sentence) {
        return new StatementRefused(row.line(), table.name(role), "amount.garbled", sentence);
    }
}
