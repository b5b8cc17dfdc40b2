package dev.tidemark.command.statement;

import java.util.List;
import java.util.Map;

/// How a bank writes its CSV files: found by looking at a file, saved with the import, given again
/// with the next one, or written by hand where a file leaves two readings open. Plain strings and
/// numbers, so that it is the same in JSON.
///
/// @param encoding `UTF-8`, `UTF-16LE`, `UTF-16BE`, `windows-1252` or `ISO-8859-15`; a byte-order mark
///     in the file wins
/// @param separator one character: `;`, `,`, a tab or `|`
/// @param quote one character, usually `"`
/// @param header the cells of the header row; rows above it are preamble. Empty: the file has no
///     header
/// @param skipLines how many lines to pass over before the first row where there is no header
/// @param columns which columns (from 1) play which role: `bookedOn`, `valueOn`, `payee`, `payer`,
///     `recipient`, `memo`, `amount`, `debit`, `credit`, `flag`, `currency`, `status`, `balance`, `reference`,
///     `iban`, `account`. Several `memo` columns are joined
/// @param dateFormat such as `dd.MM.yyyy`, `dd/MM/yy` or `yyyy-MM-dd`
/// @param decimalSeparator `,` or `.`
/// @param thousandsSeparator `.`, `,`, `'`, a space, or empty
/// @param debitFlags words of the flag column that mean money out, in lower case
/// @param creditFlags words of the flag column that mean money in, in lower case
/// @param bookedStates words of the status column that mean booked, in lower case
/// @param pendingStates words of the status column that mean not booked yet, in lower case
/// @param inverted the bank writes money out as a positive amount, as some card issuers do; never
///     guessed
public record CsvProfile(
        String encoding,
        String separator,
        String quote,
        List<String> header,
        int skipLines,
        Map<String, List<Integer>> columns,
        String dateFormat,
        String decimalSeparator,
        String thousandsSeparator,
        List<String> debitFlags,
        List<String> creditFlags,
        List<String> bookedStates,
        List<String> pendingStates,
        boolean inverted) {}
