package dev.tidemark.command.statement;

import java.util.List;
import java.util.Locale;

/// The words that say whether a row is booked or only announced. A word that is neither, such as
/// "declined", refuses its row.
record CsvStates(List<String> booked, List<String> pending) {
    static final CsvStates KNOWN =
            new CsvStates(
                    List.of(
                            "gebucht",
                            "umsatz gebucht",
                            "verbucht",
                            "abgeschlossen",
                            "erledigt",
                            "ausgeführt",
                            "booked",
                            "completed",
                            "complete",
                            "posted",
                            "settled",
                            "cleared",
                            "executed",
                            "processed",
                            "done",
                            "comptabilisé",
                            "exécuté",
                            "contabilizado",
                            "contabilizzato",
                            "geboekt",
                            "verwerkt",
                            "bokförd",
                            "bogført",
                            "zaksięgowano"),
                    List.of(
                            "vorgemerkt",
                            "umsatz vorgemerkt",
                            "vormerkung",
                            "ausstehend",
                            "in bearbeitung",
                            "nicht gebucht",
                            "reserviert",
                            "pending",
                            "authorised",
                            "authorized",
                            "reserved",
                            "unposted",
                            "processing",
                            "en attente",
                            "pendiente",
                            "in attesa",
                            "gereserveerd",
                            "in behandeling",
                            "reserverad",
                            "oczekujące"));

    private boolean knows(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        return booked.contains(word) || pending.contains(word);
    }

    /// Whether a column is about states at all: at least half of its cells are known words.
    boolean fit(List<CsvCell> cells) {
        return cells.stream().filter(c -> knows(c.text())).count() * 2 >= cells.size();
    }

    /// An empty cell is booked.
    boolean isPending(CsvRow row, String cell, String field) {
        if (!cell.isEmpty() && !knows(cell)) {
            throw new StatementRefused(
                    row.line(),
                    field,
                    "status.unknown",
                    Texts.quoted(cell) + " is neither booked nor pending");
        }
        return pending.contains(cell.toLowerCase(Locale.ROOT));
    }
}
