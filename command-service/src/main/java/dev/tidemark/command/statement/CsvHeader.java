package dev.tidemark.command.statement;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The row that names the columns: the first of the file that names a date and an amount.
record CsvHeader(CsvRow row, CsvColumns columns) {
    private static final int ROWS_LOOKED_AT = 60;
    private static final Set<String> NOISE =
            Set.of(
                    "in", "en", "eur", "euros", "euro", "usd", "chf", "gbp", "sek", "dkk", "nok",
                    "pln");
    private static final Pattern CODE =
            Pattern.compile("\\b(EUR|USD|CHF|GBP|SEK|DKK|NOK|PLN|CZK|HUF)\\b|([€£])");

    static Optional<CsvHeader> find(List<CsvRow> rows) {
        return rows.stream()
                .limit(ROWS_LOOKED_AT)
                .map(row -> new CsvHeader(row, columns(row, rows)))
                .filter(header -> header.columns.suffice())
                .findFirst();
    }

    private static CsvColumns columns(CsvRow header, List<CsvRow> rows) {
        var best = new EnumMap<CsvRole, List<Integer>>(CsvRole.class);
        var ranks = new EnumMap<CsvRole, Integer>(CsvRole.class);
        for (int column = 0; column < header.width(); column++) {
            String name = plain(header.cell(column));
            for (CsvRole role : CsvRole.values()) {
                int rank = role.rank(name);
                if (rank >= 0) {
                    offer(best, ranks, role(role, name, column, header, rows), rank, column);
                    break;
                }
            }
        }
        return new CsvColumns(best);
    }

    private static void offer(
            Map<CsvRole, List<Integer>> best,
            Map<CsvRole, Integer> ranks,
            CsvRole role,
            int rank,
            int column) {
        if (role == CsvRole.MEMO) {
            best.computeIfAbsent(role, _ -> new ArrayList<>()).add(column);
        } else if (rank < ranks.getOrDefault(role, Integer.MAX_VALUE)) {
            ranks.put(role, rank);
            best.put(role, List.of(column));
        }
    }

    /// "Valuta" is the value date in German and Italian, and the currency in Dutch and the Nordic
    /// languages: the cells below tell.
    private static CsvRole role(
            CsvRole role, String name, int column, CsvRow header, List<CsvRow> rows) {
        if (!name.equals("valuta")) {
            return role;
        }
        boolean codes =
                rows.stream()
                        .filter(row -> row.line() > header.line())
                        .anyMatch(row -> row.cell(column).matches("[A-Z]{3}"));
        return codes ? CsvRole.CURRENCY : role;
    }

    /// Lower case, without accents, punctuation, bracketed parts and currencies: `Betrag (€)` is
    /// `betrag`.
    static String plain(String name) {
        String bare = Texts.cut(name, 100).replaceAll("[(\\[][^)\\]]*[)\\]]?", " ");
        String letters =
                Normalizer.normalize(bare, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replace("ß", "ss")
                        .replace("ł", "l")
                        .replace("ø", "o")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", " ")
                        .strip();
        String kept =
                Stream.of(letters.split(" "))
                        .filter(w -> !NOISE.contains(w))
                        .collect(Collectors.joining(" "));
        return kept;
    }

    /// The currency that the name of the amount column gives, as in `Betrag (€)`.
    static Optional<String> currency(CsvRow header, CsvColumns columns) {
        return Stream.of(CsvRole.AMOUNT, CsvRole.DEBIT, CsvRole.CREDIT)
                .map(role -> columns.cell(header, role))
                .map(CODE::matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1) != null ? m.group(1) : m.group(2).equals("€") ? "EUR" : "GBP")
                .findFirst();
    }
}
