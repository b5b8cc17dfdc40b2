package dev.tidemark.command.statement;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands between cells and around them.
record CsvDialect(char separator, char quote) {
    private static final List<Character> SEPARATORS = List.of(';', ',', '\t', '|');
    private static final int LINES_LOOKED_AT = 200;
    private static final Pattern LINE_OF_RECORD = Pattern.compile("starting at line (\\d{1,9})");

    /// The settings of the profile, and what the text shows where it is silent.
    static CsvDialect of(String text, CsvProfile profile) {
        String start = text.lines().limit(LINES_LOOKED_AT).collect(Collectors.joining("\n"));
        char quote = profile.quote().isEmpty() ? quoteOf(start) : profile.quote().charAt(0);
        if (!profile.separator().isEmpty()) {
            return new CsvDialect(profile.separator().charAt(0), quote);
        }
        return SEPARATORS.stream()
                .map(separator -> new CsvDialect(separator, quote))
                .max(Comparator.comparingLong(dialect -> dialect.fit(start)))
                .filter(dialect -> dialect.fit(start) > 0)
                .orElseThrow(() ->
                        new StatementRefused(
                                1,
                                "separator",
                                "csv.no-columns",
                                "this is neither CAMT.053 nor CSV: no line has columns separated by ; , | or tabs"));
    }

    /// Rows with the most common width, times what that width is beyond one: the separator that
    /// cuts the file into a table wins over one that only occurs inside texts or amounts.
    private long fit(String start) {
        Map<Integer, Long> widths = new HashMap<>();
        try {
            reader(start, false)
                    .forEach(record -> widths.merge(record.getFieldCount(), 1L, Long::sum));
        } catch (CsvParseException _) {
            // With the wrong separator a quote ends where no cell does; the rows before it still
            // count.
        }
        return widths.entrySet().stream()
                .mapToLong(e -> e.getValue() * (e.getKey() - 1))
                .max()
                .orElse(0);
    }

    private static char quoteOf(String start) {
        boolean apostrophes =
                !start.contains("\"")
                        && start.lines()
                                                .filter(l ->
                                                        l.startsWith("'")
                                                                || l.matches(".*[;,\t|]'.*"))
                                                .count()
                                        * 2
                                > start.lines().count();
        return apostrophes ? '\'' : '"';
    }

    /// @throws StatementRefused with the line where a quote is never closed or a row is beyond the
    ///   limits
    List<CsvRow> rows(String text) {
        List<CsvRow> rows = new ArrayList<>();
        try {
            reader(text, true)
                    .forEach(record -> {
                        var row =
                                new CsvRow(
                                        (int) record.getStartingLineNumber(), record.getFields());
                        if (row.isBlank()) {
                            return;
                        }
                        if (rows.size() > Limits.LINES + 100) {
                            throw new StatementRefused(
                                    row.line(), null, "line.too-many", "more than 50,000 rows");
                        }
                        rows.add(row);
                    });
        } catch (CsvParseException e) {
            throw broken(e);
        }
        return rows;
    }

    private Stream<CsvRecord> reader(String text, boolean strict) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(!strict)
                .build(handler(strict), text)
                .stream();
    }

    private static CsvRecordHandler handler(boolean strict) {
        int chars = strict ? Limits.LINE_CHARS : LINES_LOOKED_AT * (Limits.LINE_CHARS + 1);
        return CsvRecordHandler.builder()
                .maxFields(strict ? Limits.COLUMNS : chars)
                .maxFieldSize(chars)
                .maxRecordSize(chars)
                .build();
    }

    private static StatementRefused broken(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        Matcher at = LINE_OF_RECORD.matcher(message);
        int line = at.find() ? Integer.parseInt(at.group(1)) : 1;
        if (message.startsWith("Unclosed")) {
            return new StatementRefused(
                    line,
                    null,
                    "csv.truncated",
                    "a quote is opened and never closed: the file is cut off or damaged");
        }
        if (message.startsWith("Unexpected character")) {
            return new StatementRefused(
                    line,
                    null,
                    "csv.quote",
                    "a quoted cell is followed by other characters than a separator");
        }
        return new StatementRefused(
                line,
                null,
                "csv.row-too-large",
                "the row has more than 200 cells or 65,536 characters");
    }
}
