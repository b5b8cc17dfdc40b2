package dev.tidemark.command.statementimport;

import dev.tidemark.event.StatementEvent.Proposal;
import dev.tidemark.event.StatementEvent.StatementLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Compares the lines of a file with what is recorded. Each recorded leg is the match of one line
/// at most, so that two equal payments stay two: the second finds the first one taken.
final class Matching {
    private final List<KnownLine> free;
    private final Function<StatementLine, String> reference;
    private final Map<Integer, Proposal> proposals = new HashMap<>();

    private Matching(List<KnownLine> known, Function<StatementLine, String> reference) {
        this.free = new ArrayList<>(known);
        this.reference = reference;
    }

    /// The lines with their proposals, in the same order.
    ///
    /// @param reference the keyed hash of a line's bank reference; empty if it has none
    static List<StatementLine> propose(
            List<StatementLine> lines,
            List<KnownLine> known,
            Function<StatementLine, String> reference) {
        Matching matching = new Matching(known, reference);
        matching.pass(lines, "same-bank-reference", matching::sameReference);
        matching.pass(lines, "same-line", (line, k) -> line.key().equals(k.key()));
        matching.pass(lines, "same-date-and-amount", matching::sameDateAndAmount);
        return lines.stream().map(matching::proposed).toList();
    }

    private void pass(
            List<StatementLine> lines, String reason, BiPredicate<StatementLine, KnownLine> same) {
        for (StatementLine line : lines) {
            if (line.proposal() instanceof Proposal.New && !proposals.containsKey(line.number())) {
                free.stream()
                        .filter(known -> same.test(line, known))
                        .findFirst()
                        .ifPresent(known -> take(line, known, reason));
            }
        }
    }

    private void take(StatementLine line, KnownLine known, String reason) {
        proposals.put(line.number(), new Proposal.DuplicateOf(known.transaction(), reason));
        free.remove(known);
    }

    private boolean sameReference(StatementLine line, KnownLine known) {
        return known.amount() == line.amount().minor()
                && reference.apply(line).equals(known.reference());
    }

    /// Two different references are two different bookings, however alike.
    private boolean sameDateAndAmount(StatementLine line, KnownLine known) {
        boolean toldApart = known.reference() != null && !reference.apply(line).isEmpty();
        return !toldApart
                && known.amount() == line.amount().minor()
                && known.bookedOn().equals(line.bookedOn());
    }

    private StatementLine proposed(StatementLine line) {
        return new StatementLine(
                line.number(),
                line.bookedOn(),
                line.valueOn(),
                line.amount(),
                line.payee(),
                line.memo(),
                line.bankReference(),
                line.occurrence(),
                line.key(),
                proposals.getOrDefault(line.number(), line.proposal()));
    }
}
