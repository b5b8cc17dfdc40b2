package dev.tidemark.command.statementimport;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tidemark.command.eventstore.Decisions;
import dev.tidemark.command.statementimport.StatementImportCommand.NextLines;
import dev.tidemark.command.statementimport.StatementImportCommand.NextVoids;
import dev.tidemark.command.statementimport.StatementImportCommand.NoteRecorded;
import dev.tidemark.command.statementimport.StatementImportCommand.NoteVoided;
import dev.tidemark.command.transaction.TransactionCommand.RecordStatementLine;
import dev.tidemark.command.transaction.TransactionCommand.VoidStatementLine;
import dev.tidemark.event.Booking;
import dev.tidemark.event.StatementEvent.CommittedLine;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One chunk of an import in one commit: the transactions of some lines, and the import's own note
/// of them. Either all of it happened or none, so it can be asked for again.
@Component
final class Chunks {
    private final Decisions decisions;

    Chunks(CommandBus bus, Decisions decisions) {
        this.decisions = decisions;
        bus.subscribe(
                FinishImport.class.getName(), message -> next((FinishImport) message.getPayload()));
    }

    private @Nullable Object next(FinishImport c) {
        record(c);
        revert(c);
        return null;
    }

    private void record(FinishImport c) {
        var ids = Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(2L * c.lines()).toList();
        List<RecordStatementLine> next =
                decisions.also(new NextLines(c.household(), c.statementImport(), ids));
        next.forEach(decisions::also);
        List<CommittedLine> lines = next.stream().map(Chunks::committed).toList();
        decisions.also(new NoteRecorded(c.household(), c.statementImport(), lines));
    }

    private static CommittedLine committed(RecordStatementLine line) {
        Booking.StatementSource source = Objects.requireNonNull(line.payment().source());
        return new CommittedLine(source.line(), line.transaction());
    }

    private void revert(FinishImport c) {
        List<CommittedLine> next =
                decisions.also(new NextVoids(c.household(), c.statementImport(), c.lines()));
        next.forEach(
                line -> decisions.also(new VoidStatementLine(c.household(), line.transaction())));
        decisions.also(new NoteVoided(c.household(), c.statementImport(), next));
    }
}
