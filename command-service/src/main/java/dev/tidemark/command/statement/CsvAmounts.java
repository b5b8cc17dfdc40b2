package dev.tidemark.command.statement;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts with one decimal separator, decided for the whole file. Thousands stand in groups of
/// exactly three, so a point in a file with decimal commas is never mistaken for a decimal point.
record CsvAmounts(char decimal) {
    private static final Pattern PARTS =
            Pattern.compile(
                    "(?<before>[A-Z]{3}|[€$£]|)(?<sign>[+-]?)(?<open>\\(?)(?<inner>[A-Z]{3}|[€$£]|)(?<digits>[0-9][0-9.,']*|[.,][0-9]+)"
                            + "(?<close>\\)?)(?<minus>-?)(?<after>[A-Z]{3}|[€$£]|)");
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern COMMA = form("[.']", ",");
    private static final Pattern POINT = form("[,']", "\\.");

    private static Pattern form(String group, String decimal) {
        return Pattern.compile(
                "(?<whole>\\d{1,18}|\\d{1,3}(?:"
                        + group
                        + "\\d{3}){1,5}|)(?:"
                        + decimal
                        + "(?<fraction>\\d{0,18}))?");
    }

    /// A number as written in a cell.
    ///
    /// @param decimal with a point and a sign, such as `-1230.5`
    /// @param currency the code or sign beside the number, or empty
    record Written(String decimal, String currency) {
        boolean isNegative() {
            return decimal.startsWith("-") && !isZero();
        }

        boolean isZero() {
            return decimal.chars().allMatch(c -> c == '0' || c == '.' || c == '-');
        }

        String magnitude() {
            return decimal.startsWith("-") ? decimal.substring(1) : decimal;
        }
    }

    Optional<Written> read(String cell) {
        Matcher parts = parts(cell);
        if (!parts.matches() || parts.group("open").isEmpty() != parts.group("close").isEmpty()) {
            return Optional.empty();
        }
        Matcher number = (decimal == ',' ? COMMA : POINT).matcher(parts.group("digits"));
        if (!number.matches()) {
            return Optional.empty();
        }
        String whole = number.group("whole").replaceAll("[.,']", "").replaceFirst("^0+(?=\\d)", "");
        String fraction = number.group("fraction");
        boolean negative =
                parts.group("sign").equals("-")
                        ^ (parts.group("minus").equals("-") || !parts.group("open").isEmpty());
        String text =
                (negative ? "-" : "")
                        + (whole.isEmpty() ? "0" : whole)
                        + (fraction == null || fraction.isEmpty() ? "" : "." + fraction);
        return Optional.of(
                new Written(
                        text, parts.group("before") + parts.group("inner") + parts.group("after")));
    }

    private static Matcher parts(String cell) {
        String compact =
                SPACE.matcher(Texts.cut(cell, 60))
                        .replaceAll("")
                        .replace('\u2212', '-')
                        .replace('\u2019', '\'');
        return PARTS.matcher(compact);
    }

    /// Looks like a number with either separator.
    static boolean isAmount(String cell) {
        return new CsvAmounts(',').read(cell).isPresent()
                || new CsvAmounts('.').read(cell).isPresent();
    }

    /// @return empty if every amount is a plain whole number, so that it makes no difference
    /// @throws StatementRefused if amounts such as `1.230` are all there is
    static Optional<CsvAmounts> detect(List<CsvCell> cells) {
        int commas = 0;
        int points = 0;
        CsvCell open = null;
        for (CsvCell cell : cells) {
            Matcher parts = parts(cell.text());
            if (!parts.matches()) {
                continue;
            }
            switch (decimalOf(parts.group("digits"))) {
                case ',' -> commas++;
                case '.' -> points++;
                case '?' -> open = open == null ? cell : open;
                default -> {}
            }
        }
        if (commas != points) {
            return Optional.of(new CsvAmounts(commas > points ? ',' : '.'));
        }
        if (open == null && commas == 0) {
            return Optional.empty();
        }
        throw ambiguous(open == null ? cells.getFirst() : open);
    }

    private static StatementRefused ambiguous(CsvCell cell) {
        return new StatementRefused(
                cell.line(),
                "decimalSeparator",
                "amount.ambiguous",
                Texts.quoted(cell.text())
                        + " can be read with a decimal comma or a decimal point and no amount in the file decides;"
                        + " give a profile with \"decimalSeparator\"");
    }

    /// `,` or `.` if the digits prove it, `?` if they could be either, a space if there is neither.
    private static char decimalOf(String digits) {
        int comma = digits.lastIndexOf(',');
        int point = digits.lastIndexOf('.');
        if (comma < 0 && point < 0) {
            return ' ';
        }
        if (comma >= 0 && point >= 0) {
            return comma > point ? ',' : '.';
        }
        char mark = comma >= 0 ? ',' : '.';
        int last = Math.max(comma, point);
        if (digits.indexOf(mark) != last) {
            return mark == ',' ? '.' : ',';
        }
        boolean couldBeGroup =
                digits.length() - last == 4 && last >= 1 && last <= 3 && digits.charAt(0) != '0';
        return couldBeGroup ? '?' : mark;
    }
}
