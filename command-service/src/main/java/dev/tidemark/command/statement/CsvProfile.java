package dev.tidemark.command.statement;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a bank writes its CSV files. Every setting that is empty (or absent in JSON) is found out
/// from the file, so `{"dateFormat":"dd/MM/yyyy"}` alone settles a file whose dates can be read two
/// ways. The profile in [StatementFormat.Csv] says how a file was read; given again, the bank's
/// next file is read the same way.
///
/// @param encoding `UTF-8`, `UTF-16LE`, `UTF-16BE`, `windows-1252`, `ISO-8859-1` or `ISO-8859-15`;
///   a byte-order mark in the file wins
/// @param separator one character: `;`, `,`, a tab or `|`
/// @param quote one character, usually `"`
/// @param header the cells of the header row; rows above it are preamble. Empty in the profile of a
///   file that has no header row
/// @param skipLines without a header row: how many lines to pass over before the first row
/// @param columns which columns (from 1) play which role, by the names in [CsvRole]; several `memo`
///   columns are joined
/// @param dateFormat such as `dd.MM.yyyy`, `dd/MM/yy` or `yyyy-MM-dd`
/// @param decimalSeparator `,` or `.`; the other one, a space or an apostrophe may stand between
///   thousands
/// @param debitFlags words of the column `flag` that mean money out, in lower case
/// @param creditFlags words of the column `flag` that mean money in, in lower case
/// @param bookedStates words of the column `status` that mean booked, in lower case
/// @param pendingStates words of the column `status` that mean not booked yet, in lower case
/// @param inverted the bank writes money out as a positive amount, as some card issuers do; never
///   guessed
public record CsvProfile(
        String encoding,
        String separator,
        String quote,
        List<String> header,
        int skipLines,
        Map<String, List<Integer>> columns,
        String dateFormat,
        String decimalSeparator,
        List<String> debitFlags,
        List<String> creditFlags,
        List<String> bookedStates,
        List<String> pendingStates,
        boolean inverted) {

    /// Everything is found out from the file.
    public static final CsvProfile UNKNOWN =
            new CsvProfile(
                    "", "", "", List.of(), 0, Map.of(), "", "", List.of(), List.of(), List.of(),
                    List.of(), false);

    public CsvProfile {
        encoding = orEmpty(encoding);
        separator = orEmpty(separator);
        quote = orEmpty(quote);
        header = orEmpty(header);
        columns = sorted(columns);
        dateFormat = orEmpty(dateFormat);
        decimalSeparator = orEmpty(decimalSeparator);
        debitFlags = orEmpty(debitFlags);
        creditFlags = orEmpty(creditFlags);
        bookedStates = orEmpty(bookedStates);
        pendingStates = orEmpty(pendingStates);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(e -> e != null).toList();
    }

    private static Map<String, List<Integer>> sorted(@Nullable Map<String, List<Integer>> columns) {
        var copy = new TreeMap<String, List<Integer>>();
        if (columns != null) {
            columns.forEach((role, numbers) -> copy.put(role, orEmpty(numbers)));
        }
        return Collections.unmodifiableMap(copy);
    }
}
