package dev.tidemark.command.statement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Finds out what the columns of a file without a header are for, from what four in five of the
/// cells are. Where that leaves two readings it refuses: a person has to say.
final class CsvContent {
    private static final int ROWS_LOOKED_AT = 300;

    private final List<CsvRow> rows;
    private final int width;
    private final List<Integer> free = new ArrayList<>();
    private final Map<CsvRole, List<Integer>> roles = new EnumMap<>(CsvRole.class);

    private CsvContent(List<CsvRow> rows, int width) {
        this.rows =
                rows.stream().filter(row -> row.width() == width).limit(ROWS_LOOKED_AT).toList();
        this.width = width;
        for (int column = 0; column < width; column++) {
            free.add(column);
        }
    }

    static CsvColumns columns(List<CsvRow> rows, int width) {
        return new CsvContent(rows, width).find();
    }

    private CsvColumns find() {
        List<Integer> dates = take(CsvDates::isDate);
        put(CsvRole.BOOKED_ON, dates, 0);
        put(CsvRole.VALUE_ON, dates, 1);
        put(CsvRole.IBAN, take(cell -> Iban.read(cell) != null), 0);
        flags();
        put(CsvRole.CURRENCY, take(cell -> cell.matches("[A-Z]{3}")), 0);
        List<Integer> amounts = take(CsvAmounts::isAmount);
        if (dates.isEmpty() || amounts.size() != 1) {
            throw new StatementRefused(
                    rows.isEmpty() ? 1 : rows.getFirst().line(),
                    "columns",
                    "csv.columns-unknown",
                    "no header row names the columns, and of "
                            + width
                            + " columns "
                            + dates.size()
                            + " hold dates and "
                            + amounts.size()
                            + " hold amounts; give a profile with \"columns\"");
        }
        put(CsvRole.AMOUNT, amounts, 0);
        List<Integer> texts = take(cell -> cell.chars().anyMatch(Character::isLetter));
        if (!texts.isEmpty()) {
            roles.put(CsvRole.MEMO, texts);
        }
        return new CsvColumns(roles);
    }

    private void flags() {
        for (int column : List.copyOf(free)) {
            List<CsvCell> cells =
                    rows.stream()
                            .map(row -> new CsvCell(row.line(), row.cell(column)))
                            .filter(cell -> !cell.text().isEmpty())
                            .toList();
            if (CsvFlags.detect(cells).isPresent()) {
                roles.put(CsvRole.FLAG, List.of(column));
                free.remove((Integer) column);
                return;
            }
        }
    }

    private List<Integer> take(Predicate<String> what) {
        List<Integer> found = free.stream().filter(column -> mostly(column, what)).toList();
        free.removeAll(found);
        return found;
    }

    private boolean mostly(int column, Predicate<String> what) {
        List<String> cells =
                rows.stream().map(row -> row.cell(column)).filter(c -> !c.isEmpty()).toList();
        long fit = cells.stream().filter(what).count();
        return fit > 0 && fit * 5 >= cells.size() * 4L && cells.size() * 2 >= rows.size();
    }

    private void put(CsvRole role, List<Integer> columns, int which) {
        if (which < columns.size()) {
            roles.put(role, List.of(columns.get(which)));
        }
    }
}
