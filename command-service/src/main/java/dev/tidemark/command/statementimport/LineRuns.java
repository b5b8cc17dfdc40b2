package dev.tidemark.command.statementimport;

import dev.tidemark.event.Personal;
import dev.tidemark.event.StatementEvent.StatementLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits the lines of a file into runs that each fit into one event.
final class LineRuns {
    /// Well below the 256 KiB that an event may take, whatever the estimate misses.
    private static final int LARGEST = 160_000;

    private static final int WITHOUT_TEXTS = 450;

    private LineRuns() {}

    static List<List<StatementLine>> of(List<StatementLine> lines) {
        List<List<StatementLine>> runs = new ArrayList<>();
        List<StatementLine> run = new ArrayList<>();
        int size = 0;
        for (StatementLine line : lines) {
            int more = size(line);
            if (!run.isEmpty() && size + more > LARGEST) {
                runs.add(run);
                run = new ArrayList<>();
                size = 0;
            }
            run.add(line);
            size += more;
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private static int size(StatementLine line) {
        return WITHOUT_TEXTS + size(line.payee()) + size(line.memo()) + size(line.bankReference());
    }

    /// Ciphertext with nonce, tag and key id, in base64.
    private static int size(@Nullable Personal text) {
        return text == null
                ? 0
                : (text.text().getBytes(StandardCharsets.UTF_8).length + 45) * 4 / 3 + 3;
    }
}
