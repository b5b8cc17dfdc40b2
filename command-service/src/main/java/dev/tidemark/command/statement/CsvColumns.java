package dev.tidemark.command.statement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which columns (from 0) play which role.
record CsvColumns(Map<CsvRole, List<Integer>> byRole) {

    static CsvColumns of(Map<String, List<Integer>> named) {
        var byRole = new EnumMap<CsvRole, List<Integer>>(CsvRole.class);
        for (CsvRole role : CsvRole.values()) {
            List<Integer> numbers = named.getOrDefault(role.wireName(), List.of());
            if (!numbers.isEmpty()) {
                byRole.put(role, numbers.stream().map(n -> n - 1).toList());
            }
        }
        return new CsvColumns(byRole);
    }

    /// In the form of [CsvProfile#columns].
    Map<String, List<Integer>> named() {
        var named = new TreeMap<String, List<Integer>>();
        byRole.forEach((role, columns) ->
                named.put(role.wireName(), columns.stream().map(c -> c + 1).toList()));
        return named;
    }

    boolean has(CsvRole role) {
        return byRole.containsKey(role);
    }

    /// A date, and an amount in one of its forms.
    boolean suffice() {
        boolean amount = has(CsvRole.AMOUNT) || has(CsvRole.DEBIT) || has(CsvRole.CREDIT);
        return amount && (has(CsvRole.BOOKED_ON) || has(CsvRole.VALUE_ON));
    }

    /// The cells of one role in one row, in column order; empty if there is no such column.
    List<String> cells(CsvRow row, CsvRole role) {
        return byRole.getOrDefault(role, List.of()).stream().map(row::cell).toList();
    }

    String cell(CsvRow row, CsvRole role) {
        List<Integer> columns = byRole.getOrDefault(role, List.of());
        return columns.isEmpty() ? "" : row.cell(columns.getFirst());
    }

    /// Every cell of these roles that is not empty, with its line: what formats are found out from.
    List<CsvCell> filled(List<CsvRow> rows, CsvRole... roles) {
        List<CsvCell> cells = new ArrayList<>();
        for (CsvRow row : rows) {
            for (CsvRole role : roles) {
                for (String cell : cells(row, role)) {
                    if (!cell.isEmpty()) {
                        cells.add(new CsvCell(row.line(), cell));
                    }
                }
            }
        }
        return cells;
    }

    CsvColumns without(CsvRole role) {
        var rest = new EnumMap<CsvRole, List<Integer>>(byRole);
        rest.remove(role);
        return new CsvColumns(rest);
    }
}
