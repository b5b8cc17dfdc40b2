package dev.tidemark.command.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The words beside an unsigned amount that say which way the money went.
record CsvFlags(List<String> debit, List<String> credit) {
    private static final List<CsvFlags> KNOWN =
            List.of(
                    of("s soll", "h haben"),
                    of("d dr debit dbit debet", "c cr credit crdt"),
                    of("o out outflow", "i in inflow"),
                    of("- minus", "+ plus"),
                    of("af", "bij"),
                    of("ausgang belastung lastschrift", "eingang gutschrift"),
                    of("débit", "crédit"),
                    of("cargo debe", "abono haber"),
                    of("dare addebito", "avere accredito"));

    private static CsvFlags of(String debit, String credit) {
        return new CsvFlags(List.of(debit.split(" ")), List.of(credit.split(" ")));
    }

    /// The pair of words that most of the cells are; empty if fewer than four in five are.
    static Optional<CsvFlags> detect(List<CsvCell> cells) {
        return KNOWN.stream()
                .filter(flags ->
                        cells.stream().filter(c -> flags.knows(c.text())).count() * 5
                                >= cells.size() * 4L)
                .filter(_ -> !cells.isEmpty())
                .findFirst();
    }

    boolean knows(String cell) {
        return isDebit(cell) || isCredit(cell);
    }

    boolean isDebit(String cell) {
        return debit.contains(cell.toLowerCase(Locale.ROOT));
    }

    boolean isCredit(String cell) {
        return credit.contains(cell.toLowerCase(Locale.ROOT));
    }
}
