package dev.tidemark.command.statement;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells equal lines of one file apart: a bank reference counts only if its account has it once,
/// and equal lines get occurrence numbers. Booked and pending lines are counted apart, because a
/// payment may be listed in both.
final class Numbering {
    private static final Set<String> NO_REFERENCE =
            Set.of("NOTPROVIDED", "NONREF", "NONE", "N/A", "-", "0");

    private record Scope(@Nullable String account, boolean pending) {}

    private record Reference(Scope scope, String reference) {}

    private record Equal(
            Scope scope, LocalDate bookedOn, long minor, String text, @Nullable String reference) {}

    private final Map<Reference, Integer> uses = new HashMap<>();
    private final Map<Equal, Integer> seen = new HashMap<>();

    private Numbering() {}

    /// All statements of one file.
    static List<Statement> of(List<Statement> read) {
        Numbering numbering = new Numbering();
        for (Statement statement : read) {
            numbering.count(new Scope(statement.account(), false), statement.lines());
            numbering.count(new Scope(statement.account(), true), statement.pending());
        }
        return read.stream().map(numbering::number).toList();
    }

    private void count(Scope scope, List<StatementLine> lines) {
        for (StatementLine line : lines) {
            String reference = line.bankReference();
            if (reference != null) {
                uses.merge(new Reference(scope, reference), 1, Integer::sum);
            }
        }
    }

    private Statement number(Statement statement) {
        return statement.numbered(
                number(new Scope(statement.account(), false), statement.lines()),
                number(new Scope(statement.account(), true), statement.pending()));
    }

    private List<StatementLine> number(Scope scope, List<StatementLine> lines) {
        return lines.stream().map(line -> identify(scope, line)).toList();
    }

    private StatementLine identify(Scope scope, StatementLine line) {
        String reference = identifies(scope, line.bankReference()) ? line.bankReference() : null;
        Equal key =
                new Equal(scope, line.bookedOn(), line.amount().minor(), line.text(), reference);
        return line.identifiedBy(reference, seen.merge(key, 1, Integer::sum));
    }

    private boolean identifies(Scope scope, @Nullable String reference) {
        return reference != null
                && !NO_REFERENCE.contains(reference.toUpperCase(Locale.ROOT))
                && uses.getOrDefault(new Reference(scope, reference), 0) == 1;
    }
}
