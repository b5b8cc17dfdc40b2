package dev.tidemark.readmodel.imports.v1;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.Personal;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.readmodel.imports.ImportLine;
import dev.tidemark.readmodel.imports.v1.ImportsTables.LineRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of the file with what is proposed for it.
final class ParsedLine {
    private ParsedLine() {}

    static LineRow row(StatementEvent.StatementLine line, EventEnvelope at) {
        return switch (line.proposal()) {
            case StatementEvent.Proposal.New _ ->
                    row(line, at, ImportLine.Proposal.NEW, null, null);
            case StatementEvent.Proposal.DuplicateOf(var transaction, var reason) ->
                    row(line, at, ImportLine.Proposal.DUPLICATE, transaction, reason);
            case StatementEvent.Proposal.Pending _ ->
                    row(line, at, ImportLine.Proposal.PENDING, null, null);
        };
    }

    private static LineRow row(
            StatementEvent.StatementLine line,
            EventEnvelope at,
            ImportLine.Proposal proposal,
            @Nullable UUID duplicateOf,
            @Nullable String reason) {
        return new LineRow(
                at.household(),
                at.aggregate(),
                line.number(),
                line.bookedOn(),
                line.valueOn(),
                line.amount().minor(),
                line.amount().currency(),
                text(line.payee()),
                text(line.memo()),
                text(line.bankReference()),
                line.occurrence(),
                proposal,
                duplicateOf,
                reason,
                null,
                false);
    }

    private static @Nullable String text(@Nullable Personal personal) {
        return personal == null ? null : personal.text();
    }
}
