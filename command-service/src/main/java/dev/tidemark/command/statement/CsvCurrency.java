package dev.tidemark.command.statement;

/// Keeps out rows in another currency than the account's, wherever the file names it: in a column,
/// beside the amount, or in the name of the amount column.
final class CsvCurrency {
    private final CsvTable table;
    private final String expected;
    private final boolean namedInHeader;

    CsvCurrency(CsvTable table, String expected) {
        this.table = table;
        this.expected = expected;
        CsvRow header = table.header();
        String named = header == null ? "" : CsvHeader.currency(header, table.columns()).orElse("");
        this.namedInHeader = !named.isEmpty();
        if (header != null && namedInHeader) {
            refuseOther(header, named);
        }
    }

    String code() {
        return expected;
    }

    /// @param beside the code or sign that stands beside the amount; a dollar sign names no
    ///   currency
    void check(CsvRow row, String beside) {
        refuseOther(row, table.columns().cell(row, CsvRole.CURRENCY));
        refuseOther(
                row,
                switch (beside) {
                    case "€" -> "EUR";
                    case "£" -> "GBP";
                    case "$" -> "";
                    default -> beside;
                });
    }

    boolean isStated() {
        return namedInHeader || table.columns().has(CsvRole.CURRENCY);
    }

    private void refuseOther(CsvRow row, String code) {
        if (!code.isEmpty() && !code.equals(expected)) {
            throw new StatementRefused(
                    row.line(),
                    table.name(CsvRole.CURRENCY),
                    "currency.differs",
                    "the amount is in " + Texts.quoted(code) + ", the account in " + expected);
        }
    }
}
