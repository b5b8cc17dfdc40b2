package dev.tidemark.command.statement;

import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The balances a CSV file shows: a running balance beside the rows, or lines such as `Kontostand
/// vom 28.12.2023: 722,71 EUR` above them.
final class CsvBalances {
    private static final Pattern LABEL =
            Pattern.compile(
                    "(?i)(?:konto)?(?:stand|saldo|balance|solde)\\b\\D{0,40}(\\d[0-9./-]{4,9}\\d):?");

    private record Step(LocalDate on, long amount, long balance) {}

    private final CsvTable table;
    private final CsvDates dates;
    private final CsvAmounts amounts;
    private final String currency;
    private final List<Step> steps = new ArrayList<>();
    private final List<Balance> above;

    CsvBalances(CsvTable table, CsvDates dates, CsvAmounts amounts, String currency) {
        this.table = table;
        this.dates = dates;
        this.amounts = amounts;
        this.currency = currency;
        this.above =
                table.preamble().stream()
                        .flatMap(row -> above(row).stream())
                        .sorted(Comparator.comparing(Balance::on))
                        .toList();
    }

    /// Takes note of a booked row.
    void add(CsvRow row, StatementLine line) {
        money(table.columns().cell(row, CsvRole.BALANCE))
                .ifPresent(balance ->
                        steps.add(
                                new Step(line.bookedOn(), line.amount().minor(), balance.minor())));
    }

    @Nullable Balance opening() {
        if (runs()) {
            Step first = isAscending() ? steps.getFirst() : steps.getLast();
            long minor = first.balance() - first.amount();
            return Math.abs(minor) > Money.MAX_MINOR
                    ? null
                    : new Balance(new Money(minor, currency), first.on());
        }
        return above.size() == 2 ? above.getFirst() : null;
    }

    @Nullable Balance closing() {
        if (runs()) {
            Step last = isAscending() ? steps.getLast() : steps.getFirst();
            return new Balance(new Money(last.balance(), currency), last.on());
        }
        return above.isEmpty() || above.size() > 2 ? null : above.getLast();
    }

    /// Whether at least half of the balances follow from their neighbour. One break among them is a
    /// line that is missing, and shows as opening + lines != closing; more are another kind of
    /// column.
    private boolean runs() {
        return !steps.isEmpty() && Math.max(follow(true), follow(false)) * 2 >= steps.size() - 1;
    }

    /// Newest last. Banks write either order.
    private boolean isAscending() {
        return follow(true) >= follow(false);
    }

    private int follow(boolean ascending) {
        int count = 0;
        for (int i = 1; i < steps.size(); i++) {
            Step earlier = steps.get(ascending ? i - 1 : i);
            Step later = steps.get(ascending ? i : i - 1);
            count += earlier.balance() + later.amount() == later.balance() ? 1 : 0;
        }
        return count;
    }

    private Optional<Balance> above(CsvRow row) {
        Matcher label = LABEL.matcher(Texts.cut(row.cell(0), 200));
        if (row.width() < 2 || !label.find()) {
            return Optional.empty();
        }
        return date(label.group(1))
                .flatMap(on -> money(row.cell(1)).map(amount -> new Balance(amount, on)));
    }

    /// Above the rows a year is often written with four digits where the rows have two.
    private Optional<LocalDate> date(String text) {
        return dates.read(text)
                .or(() ->
                        new CsvDates(dates.format().replaceFirst("(?<!y)yy(?!y)", "yyyy"))
                                .read(text));
    }

    private Optional<Money> money(String cell) {
        try {
            return amounts.read(cell)
                    .filter(w ->
                            w.currency().isEmpty()
                                    || w.currency().equals("€")
                                    || w.currency().equals(currency))
                    .map(w -> Money.parse(w.decimal(), currency));
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }
}
