package dev.tidemark.command.statementimport;

import dev.tidemark.command.transaction.TransactionCommand.RecordStatementLine;
import dev.tidemark.event.Booking;
import dev.tidemark.event.Booking.Line;
import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Money;
import dev.tidemark.event.StatementEvent.Proposal;
import dev.tidemark.event.StatementEvent.StatementCommitStarted;
import dev.tidemark.event.StatementEvent.StatementLine;
import java.util.List;
import java.util.UUID;

/// What a person decided about an import's lines.
record Plan(StatementCommitStarted decided) {
    /// A line of nothing is no transaction.
    boolean records(StatementLine line) {
        return line.amount().minor() != 0
                && !decided.skip().contains(line.number())
                && switch (line.proposal()) {
                    case Proposal.New _ -> true;
                    case Proposal.DuplicateOf _ -> decided.keepDuplicates().contains(line.number());
                    case Proposal.Pending _ -> false;
                };
    }

    RecordStatementLine transaction(
            UUID household,
            UUID statementImport,
            UUID account,
            StatementLine line,
            UUID transaction,
            UUID onlyLine) {
        boolean out = line.amount().minor() < 0;
        Money amount = out ? line.amount().negate() : line.amount();
        UUID category = decided.categories().get(line.number());
        return new RecordStatementLine(
                household,
                transaction,
                new Payment(
                        out ? Direction.OUT : Direction.IN,
                        account,
                        amount,
                        line.bookedOn(),
                        line.valueOn(),
                        line.payee(),
                        line.memo(),
                        decided.member(),
                        List.of(new Line(onlyLine, category, amount.minor(), null)),
                        new Booking.StatementSource(
                                statementImport, line.number(), line.bankReference())));
    }
}
