package dev.tidemark.command.statement;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The file cut into preamble, header row and rows, with the roles of the columns.
record CsvTable(
        List<CsvRow> preamble,
        @Nullable CsvRow header,
        List<CsvRow> rows,
        CsvColumns columns,
        int width) {

    static CsvTable of(List<CsvRow> all, CsvProfile profile) {
        if (!profile.header().isEmpty()) {
            return below(named(all, profile), all, profile);
        }
        return CsvHeader.find(all)
                .map(header -> below(header, all, profile))
                .orElseGet(() -> withoutHeader(all, profile));
    }

    private static CsvHeader named(List<CsvRow> all, CsvProfile profile) {
        List<String> wanted = profile.header().stream().map(String::strip).toList();
        CsvRow row =
                all.stream()
                        .filter(r -> r.cells().stream().map(String::strip).toList().equals(wanted))
                        .findFirst()
                        .orElseThrow(() ->
                                new StatementRefused(
                                        1,
                                        "header",
                                        "csv.header-missing",
                                        "the file does not have the header row of the profile; is it from the same bank?"));
        return new CsvHeader(row, CsvColumns.of(profile.columns()));
    }

    private static CsvTable below(CsvHeader header, List<CsvRow> all, CsvProfile profile) {
        int at = all.indexOf(header.row());
        CsvColumns columns =
                profile.columns().isEmpty() ? header.columns() : CsvColumns.of(profile.columns());
        return new CsvTable(
                all.subList(0, at),
                header.row(),
                all.subList(at + 1, all.size()),
                columns,
                named(header.row()));
    }

    /// Some banks end the header row with a separator and the other rows without.
    private static int named(CsvRow header) {
        int width = header.width();
        while (width > 0 && header.cell(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    private static CsvTable withoutHeader(List<CsvRow> all, CsvProfile profile) {
        List<CsvRow> rows = all.stream().filter(row -> row.line() > profile.skipLines()).toList();
        int width = commonWidth(rows);
        CsvColumns columns =
                profile.columns().isEmpty()
                        ? CsvContent.columns(rows, width)
                        : CsvColumns.of(profile.columns());
        return new CsvTable(all.subList(0, all.size() - rows.size()), null, rows, columns, width);
    }

    private static int commonWidth(List<CsvRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(CsvRow::width, Collectors.counting()))
                .entrySet()
                .stream()
                .max(
                        Map.Entry.<Integer, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /// What a person calls the column of this role.
    String name(CsvRole role) {
        List<Integer> columns = this.columns.byRole().getOrDefault(role, List.of());
        if (columns.isEmpty()) {
            return role.wireName();
        }
        int column = columns.getFirst();
        String title = header == null ? null : Texts.tidy(header.cell(column));
        return title == null ? "column " + (column + 1) : title;
    }

    CsvTable with(Function<CsvColumns, CsvColumns> change) {
        return new CsvTable(preamble, header, rows, change.apply(columns), width);
    }
}
