package dev.tidemark.command.statement;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates in one written form, read strictly: 30 February is no date. A time behind the date is
/// passed over.
final class CsvDates {
    private static final List<String> KNOWN =
            List.of(
                    "yyyy-MM-dd",
                    "dd.MM.yyyy",
                    "dd.MM.yy",
                    "dd/MM/yyyy",
                    "MM/dd/yyyy",
                    "dd/MM/yy",
                    "MM/dd/yy",
                    "dd-MM-yyyy",
                    "MM-dd-yyyy",
                    "dd-MM-yy",
                    "yyyy/MM/dd",
                    "yyyy.MM.dd",
                    "yyyyMMdd");
    private static final Pattern FORM = Pattern.compile("(?=.*d)(?=.*M)(?=.*y)[dMy./ -]{4,12}");
    private static final Pattern TIME =
            Pattern.compile("([0-9./-]{6,10})[T ,]{1,2}\\d{1,2}:\\d{2}.*");
    private static final int CELLS_LOOKED_AT = 5_000;
    private static final List<CsvDates> CANDIDATES = KNOWN.stream().map(CsvDates::new).toList();

    private final String format;
    private final DateTimeFormatter formatter;

    CsvDates(String format) {
        this.format = format;
        // One letter reads one or two digits, which only a separator beside it makes safe.
        boolean separated = format.matches(".*[./ -].*");
        String pattern = separated ? format.replace("dd", "d").replace("MM", "M") : format;
        this.formatter =
                DateTimeFormatter.ofPattern(pattern.replace('y', 'u'))
                        .withResolverStyle(ResolverStyle.STRICT);
    }

    static boolean isFormat(String format) {
        if (!FORM.matcher(format).matches()) {
            return false;
        }
        try {
            var unused = new CsvDates(format);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    String format() {
        return format;
    }

    Optional<LocalDate> read(String cell) {
        if (cell.length() > 40) {
            return Optional.empty();
        }
        Matcher time = TIME.matcher(cell);
        String text = time.matches() ? time.group(1) : cell;
        var position = new ParsePosition(0);
        // Asked first because it answers null where LocalDate.parse throws: detection tries many
        // forms.
        if (formatter.parseUnresolved(text, position) == null
                || position.getIndex() < text.length()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(text, formatter);
            return Optional.of(date).filter(Limits::allows);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static boolean isDate(String cell) {
        return cell.length() >= 6
                && CANDIDATES.stream().anyMatch(dates -> dates.read(cell).isPresent());
    }

    /// The form that reads most of the cells. Where day and month can be swapped in all of them,
    /// nobody but the user knows.
    static CsvDates detect(List<CsvCell> cells) {
        List<CsvCell> sample = cells.stream().limit(CELLS_LOOKED_AT).toList();
        Map<CsvDates, Long> hits = new LinkedHashMap<>();
        for (CsvDates dates : CANDIDATES) {
            hits.put(dates, sample.stream().filter(c -> dates.read(c.text()).isPresent()).count());
        }
        long most = hits.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<CsvDates> best =
                hits.entrySet().stream()
                        .filter(e -> e.getValue() == most)
                        .map(Map.Entry::getKey)
                        .toList();
        if (most == 0) {
            throw unreadable(cells);
        }
        refuseAmbiguous(best, sample);
        return best.getFirst();
    }

    private static void refuseAmbiguous(List<CsvDates> best, List<CsvCell> sample) {
        for (CsvCell cell : sample) {
            long readings = best.stream().map(dates -> dates.read(cell.text())).distinct().count();
            if (readings > 1) {
                throw new StatementRefused(
                        cell.line(),
                        "dateFormat",
                        "date.ambiguous",
                        Texts.quoted(cell.text())
                                + " can be read as "
                                + best.getFirst().format
                                + " or "
                                + best.get(1).format
                                + " and no date in the file decides; give a profile with \"dateFormat\"");
            }
        }
    }

    private static StatementRefused unreadable(List<CsvCell> cells) {
        int line = cells.isEmpty() ? 1 : cells.getFirst().line();
        String seen =
                cells.isEmpty()
                        ? "the date column is empty"
                        : Texts.quoted(cells.getFirst().text()) + " is not a date in a known form";
        return new StatementRefused(
                line,
                "dateFormat",
                "date.unknown-format",
                seen + "; give a profile with \"dateFormat\", such as dd.MM.yyyy");
    }
}
