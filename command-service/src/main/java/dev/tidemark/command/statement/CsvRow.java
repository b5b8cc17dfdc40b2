package dev.tidemark.command.statement;

import java.util.List;

/// One record and the line it begins on.
record CsvRow(int line, List<String> cells) {

    /// The cell without the space around it; empty beyond the row's end.
    String cell(int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    int width() {
        return cells.size();
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
