package dev.tidemark.cli.demo;

import dev.tidemark.cli.terminal.Amount;
import dev.tidemark.cli.terminal.Bar;
import dev.tidemark.cli.terminal.TextTable;
import dev.tidemark.event.Money;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Spending by month and category: a table, and the two sums as bars.
record SpendingReport(List<SpendingCell> cells, String currency) {
    private static final int BAR = 40;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ROOT);

    Money total() {
        return sum(_ -> true);
    }

    String render() {
        return table() + "\n" + bars("Category", groups()) + "\n" + months();
    }

    private String table() {
        var months = distinctMonths();
        var headings = new ArrayList<>(List.of("Category"));
        months.forEach(month -> headings.add(">" + MONTH.format(month)));
        headings.add(">Total " + currency);
        var table = TextTable.of(headings.toArray(String[]::new));
        for (var group : groups()) {
            table.row(row(group, months, cell -> cell.group().equals(group)));
        }
        table.row(row("All", months, _ -> true));
        return table.render();
    }

    private List<String> row(String name, List<YearMonth> months, Predicate<SpendingCell> which) {
        var cells = new ArrayList<>(List.of(name));
        for (var month : months) {
            cells.add(Amount.whole(sum(which.and(cell -> cell.month().equals(month)))));
        }
        cells.add(Amount.exact(sum(which)));
        return cells;
    }

    private String bars(String heading, List<String> names) {
        var table = TextTable.of(heading, ">" + currency, "");
        var most = names.stream().mapToLong(name -> of(name).minor()).max().orElse(0);
        names.forEach(name ->
                table.row(name, Amount.exact(of(name)), Bar.of(of(name).minor(), most, BAR)));
        return table.render();
    }

    private String months() {
        var table = TextTable.of("Month", ">" + currency, "");
        var months = distinctMonths();
        var most = months.stream().mapToLong(month -> in(month).minor()).max().orElse(0);
        months.forEach(month ->
                table.row(month, Amount.exact(in(month)), Bar.of(in(month).minor(), most, BAR)));
        return table.render();
    }

    private List<String> groups() {
        return cells.stream()
                .map(SpendingCell::group)
                .distinct()
                .sorted(
                        Comparator.comparingLong((String group) -> -of(group).minor())
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private List<YearMonth> distinctMonths() {
        return cells.stream().map(SpendingCell::month).distinct().sorted().toList();
    }

    private Money of(String group) {
        return sum(cell -> cell.group().equals(group));
    }

    private Money in(YearMonth month) {
        return sum(cell -> cell.month().equals(month));
    }

    private Money sum(Predicate<SpendingCell> which) {
        return cells.stream()
                .filter(which)
                .map(SpendingCell::total)
                .reduce(Money.zero(currency), Money::plus);
    }
}
