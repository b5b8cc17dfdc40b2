package dev.tidemark.command.statement;

import dev.tidemark.event.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From text to statement: find out what the profile leaves open, then read row by row. A bad row
/// is refused alone; a file without one good row is refused as a whole.
final class CsvReading {
    private static final CsvRole[] DATES = {CsvRole.BOOKED_ON, CsvRole.VALUE_ON};
    private static final CsvRole[] AMOUNTS = {
        CsvRole.AMOUNT, CsvRole.DEBIT, CsvRole.CREDIT, CsvRole.BALANCE
    };

    private final SourceText source;
    private final String accountCurrency;
    private final CsvProfile given;

    private CsvReading(SourceText source, String accountCurrency, CsvProfile given) {
        this.source = source;
        this.accountCurrency = accountCurrency;
        this.given = given;
    }

    static StatementFile read(
            SourceText source, String accountCurrency, @Nullable CsvProfile profile) {
        CsvProfile given = profile == null ? CsvProfile.UNKNOWN : profile;
        CsvProfileRules.check(given);
        try {
            Money.fractionDigits(accountCurrency);
        } catch (IllegalArgumentException e) {
            throw new StatementRefused(
                    0, "currency", "currency.unknown", String.valueOf(e.getMessage()));
        }
        return new CsvReading(source, accountCurrency, given).read();
    }

    private StatementFile read() {
        CsvDialect dialect = CsvDialect.of(source.text(), given);
        CsvTable table = usable(CsvTable.of(dialect.rows(source.text()), given));
        Optional<CsvAmounts> found =
                given.decimalSeparator().isEmpty()
                        ? CsvAmounts.detect(table.columns().filled(table.rows(), AMOUNTS))
                        : Optional.of(new CsvAmounts(given.decimalSeparator().charAt(0)));
        CsvDates dates =
                given.dateFormat().isEmpty()
                        ? CsvDates.detect(table.columns().filled(table.rows(), DATES))
                        : new CsvDates(given.dateFormat());
        CsvAmounts amounts = found.orElse(new CsvAmounts('.'));
        Optional<CsvFlags> flags = flags(table, amounts);
        CsvTable settled = flags.isPresent() ? table : table.with(c -> c.without(CsvRole.FLAG));
        var rows =
                new CsvRowReader(
                        settled,
                        dates,
                        amounts,
                        flags.orElse(null),
                        states(),
                        accountCurrency,
                        given.inverted());
        Statement statement = statement(settled, rows, dates, amounts);
        CsvProfile profile =
                new CsvProfile(
                        source.charset().name(),
                        String.valueOf(dialect.separator()),
                        String.valueOf(dialect.quote()),
                        settled.header() == null ? List.of() : settled.header().cells(),
                        given.skipLines(),
                        settled.columns().named(),
                        dates.format(),
                        found.map(a -> String.valueOf(a.decimal())).orElse(""),
                        flags.map(CsvFlags::debit).orElse(List.of()),
                        flags.map(CsvFlags::credit).orElse(List.of()),
                        states().booked(),
                        states().pending(),
                        given.inverted());
        return new StatementFile(
                new StatementFormat.Csv(profile), Numbering.of(List.of(statement)));
    }

    /// A column that is called "status" or "type" and is about something else plays no role.
    private CsvTable usable(CsvTable table) {
        if (table.rows().isEmpty()) {
            throw new StatementRefused(1, null, "csv.no-rows", "the file has no rows");
        }
        if (table.rows().size() > Limits.LINES) {
            throw new StatementRefused(
                    table.rows().get(Limits.LINES).line(),
                    null,
                    "line.too-many",
                    "more than 50,000 rows");
        }
        List<CsvCell> cells = table.columns().filled(table.rows(), CsvRole.STATUS);
        return states().fit(cells) ? table : table.with(c -> c.without(CsvRole.STATUS));
    }

    private CsvStates states() {
        return new CsvStates(
                given.bookedStates().isEmpty() ? CsvStates.KNOWN.booked() : given.bookedStates(),
                given.pendingStates().isEmpty()
                        ? CsvStates.KNOWN.pending()
                        : given.pendingStates());
    }

    /// Where one amount has a sign of its own, the signs count and the flags are only an echo of
    /// them.
    private Optional<CsvFlags> flags(CsvTable table, CsvAmounts amounts) {
        if (!given.debitFlags().isEmpty() || !given.creditFlags().isEmpty()) {
            return Optional.of(new CsvFlags(given.debitFlags(), given.creditFlags()));
        }
        boolean signed =
                table.columns().filled(table.rows(), CsvRole.AMOUNT).stream()
                        .anyMatch(c ->
                                amounts.read(c.text())
                                        .map(CsvAmounts.Written::isNegative)
                                        .orElse(false));
        return signed
                ? Optional.empty()
                : CsvFlags.detect(table.columns().filled(table.rows(), CsvRole.FLAG));
    }

    private Statement statement(
            CsvTable table, CsvRowReader reader, CsvDates dates, CsvAmounts amounts) {
        List<StatementLine> lines = new ArrayList<>();
        List<StatementLine> pending = new ArrayList<>();
        List<Problem> refused = new ArrayList<>();
        var balances = new CsvBalances(table, dates, amounts, accountCurrency);
        for (CsvRow row : table.rows()) {
            try {
                StatementLine line = reader.read(row);
                if (reader.isPending(row)) {
                    pending.add(line);
                } else {
                    lines.add(line);
                    balances.add(row, line);
                }
            } catch (StatementRefused e) {
                refused.addAll(e.problems());
            }
        }
        refuseCutOff(table, dates, refused);
        if (lines.isEmpty() && pending.isEmpty()) {
            throw new StatementRefused(
                    refused.subList(0, Math.min(refused.size(), Limits.PROBLEMS)));
        }
        refuseHugeSum(lines);
        return new Statement(
                null,
                reader.account(),
                accountCurrency,
                reader.currencyStated(),
                balances.opening(),
                balances.closing(),
                lines,
                pending,
                refused);
    }

    /// A last row that begins well, is too short and has no line end was cut off on the way.
    private void refuseCutOff(CsvTable table, CsvDates dates, List<Problem> refused) {
        CsvRow last = table.rows().getLast();
        boolean ended = source.text().endsWith("\n") || source.text().endsWith("\r");
        CsvRole first =
                table.columns().has(CsvRole.BOOKED_ON) ? CsvRole.BOOKED_ON : CsvRole.VALUE_ON;
        if (!ended
                && last.width() < table.width()
                && !refused.isEmpty()
                && dates.read(table.columns().cell(last, first)).isPresent()) {
            throw new StatementRefused(
                    last.line(),
                    null,
                    "csv.truncated",
                    "the last row ends too early: the file is cut off");
        }
    }

    private static void refuseHugeSum(List<StatementLine> lines) {
        long minor = 0;
        for (StatementLine line : lines) {
            minor += line.amount().minor();
            if (Math.abs(minor) > Money.MAX_MINOR) {
                throw new StatementRefused(
                        line.number(),
                        "amount",
                        "sum.too-large",
                        "the sum of the lines is too large");
            }
        }
    }
}
