package dev.tidemark.command.statement;

import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads one row. What is wrong with it is thrown as [StatementRefused], which the caller keeps
/// beside the rows that stand.
final class CsvRowReader {
    private final CsvTable table;
    private final CsvDates dates;
    private final CsvSignedAmount amounts;
    private final CsvStates states;
    private final CsvCurrency currency;

    CsvRowReader(
            CsvTable table,
            CsvDates dates,
            CsvAmounts amounts,
            @Nullable CsvFlags flags,
            CsvStates states,
            String currency,
            boolean inverted) {
        this.table = table;
        this.dates = dates;
        this.states = states;
        this.currency = new CsvCurrency(table, currency);
        this.amounts = new CsvSignedAmount(table, amounts, flags, this.currency, inverted);
    }

    StatementLine read(CsvRow row) {
        refuseOtherWidth(row);
        LocalDate valueOn = date(row, CsvRole.VALUE_ON).orElse(null);
        LocalDate bookedOn =
                date(row, CsvRole.BOOKED_ON)
                        .or(() -> Optional.ofNullable(valueOn))
                        .orElseThrow(() ->
                                refused(
                                        row,
                                        CsvRole.BOOKED_ON,
                                        "date.missing",
                                        "the date is missing"));
        isPending(row);
        Money amount = amounts.of(row);
        return new StatementLine(
                row.line(),
                bookedOn,
                valueOn,
                amount,
                payee(row, amount.minor() < 0),
                Texts.tidy(
                        table.columns().cells(row, CsvRole.MEMO).stream()
                                .filter(cell -> !cell.isEmpty())
                                .distinct()
                                .collect(Collectors.joining(" "))),
                Texts.tidy(table.columns().cell(row, CsvRole.REFERENCE)),
                Iban.read(table.columns().cell(row, CsvRole.IBAN)),
                1,
                0);
    }

    boolean isPending(CsvRow row) {
        return states.isPending(
                row, table.columns().cell(row, CsvRole.STATUS), table.name(CsvRole.STATUS));
    }

    private void refuseOtherWidth(CsvRow row) {
        boolean blankBeyond =
                row.width() > table.width()
                        && row.cells().subList(table.width(), row.width()).stream()
                                .allMatch(String::isBlank);
        if (row.width() != table.width() && !blankBeyond) {
            throw new StatementRefused(
                    row.line(),
                    null,
                    "row.width",
                    "the row has "
                            + row.width()
                            + " cells, the file "
                            + table.width()
                            + " columns");
        }
    }

    private Optional<LocalDate> date(CsvRow row, CsvRole role) {
        String cell = table.columns().cell(row, role);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> date = dates.read(cell);
        if (date.isEmpty()) {
            throw refused(
                    row,
                    role,
                    "date.invalid",
                    Texts.quoted(cell)
                            + " is not a date of the form "
                            + dates.format()
                            + " between 1900 and 2200");
        }
        return date;
    }

    private @Nullable String payee(CsvRow row, boolean moneyOut) {
        CsvColumns columns = table.columns();
        List<CsvRole> roles =
                moneyOut
                        ? List.of(CsvRole.RECIPIENT, CsvRole.PAYEE, CsvRole.PAYER)
                        : List.of(CsvRole.PAYER, CsvRole.PAYEE, CsvRole.RECIPIENT);
        boolean both = columns.has(CsvRole.PAYER) && columns.has(CsvRole.RECIPIENT);
        return roles.stream()
                .limit(both ? 2 : 3)
                .map(role -> columns.cell(row, role))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .map(Texts::tidy)
                .orElse(null);
    }

    /// The account the file is about, if every row or the preamble names the same.
    @Nullable String account() {
        List<String> named =
                table.columns().has(CsvRole.ACCOUNT)
                        ? table.columns().filled(table.rows(), CsvRole.ACCOUNT).stream()
                                .map(CsvCell::text)
                                .distinct()
                                .toList()
                        : table.preamble().stream()
                                .flatMap(row -> row.cells().stream())
                                .filter(cell -> Iban.read(cell) != null)
                                .distinct()
                                .toList();
        if (named.size() != 1) {
            return null;
        }
        String iban = Iban.read(named.getFirst());
        return iban == null ? Texts.tidy(named.getFirst()) : iban;
    }

    boolean currencyStated() {
        return currency.isStated();
    }

    private StatementRefused refused(CsvRow row, CsvRole role, String rule, String sentence) {
        return new StatementRefused(row.line(), table.name(role), rule, sentence);
    }
}
