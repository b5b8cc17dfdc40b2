package dev.tidemark.readmodel.ledger.v1;

import static dev.tidemark.readmodel.ledger.v1.LedgerTables.ENTRY;
import static dev.tidemark.readmodel.ledger.v1.LedgerTables.LINE;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.Booking;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.projection.Keys;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import dev.tidemark.readmodel.ledger.v1.LedgerTables.EntryRow;
import dev.tidemark.readmodel.ledger.v1.LedgerTables.LineRow;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Posts each transaction, and posts it anew when it changes.
@Component
final class LedgerProjection implements Projection {
    static final ProjectionId ID = new ProjectionId("ledger", 1);

    @Override
    public ProjectionId id() {
        return ID;
    }

    @Override
    public List<TableDefinition<?, ?>> tables() {
        return LedgerTables.ALL;
    }

    @Override
    public void on(EventEnvelope envelope, Tables tables) {
        switch (envelope.event()) {
            case TransactionEvent event -> on(event, envelope, tables);
            case HouseholdEvent _, AccountEvent _, CategoryEvent _, StatementEvent _ -> {}
        }
    }

    /// What is recorded is new; only what replaces something touches rows that may be stored.
    @Override
    public void keys(EventEnvelope envelope, Keys keys) {
        switch (envelope.event()) {
            case TransactionEvent event when event.before() != null -> {
                name(event.before(), envelope, keys);
                name(event.after(), envelope, keys);
            }
            case TransactionEvent _ -> {}
            case HouseholdEvent _, AccountEvent _, CategoryEvent _, StatementEvent _ -> {}
        }
    }

    private static void name(@Nullable Booking booking, EventEnvelope at, Keys keys) {
        if (booking == null) {
            return;
        }
        Posting posting = Posting.of(booking, false, at);
        posting.entries().forEach(row -> keys.add(ENTRY, row.key()));
        posting.lines().forEach(row -> keys.add(LINE, row.key()));
    }

    private static void on(TransactionEvent event, EventEnvelope at, Tables tables) {
        switch (event) {
            case TransactionEvent.ExpenseRecorded e -> record(e.payment(), at, tables);
            case TransactionEvent.IncomeRecorded e -> record(e.payment(), at, tables);
            case TransactionEvent.TransferRecorded e -> record(e.transfer(), at, tables);
            case TransactionEvent.TransactionAmended e ->
                    replace(e.replaced(), Posting.of(e.booking(), false, at), at, tables);
            case TransactionEvent.TransactionRecategorised e ->
                    replace(e.replaced(), Posting.of(e.payment(), false, at), at, tables);
            case TransactionEvent.TransactionVoided e ->
                    replace(e.replaced(), Posting.of(e.replaced(), true, at), at, tables);
        }
    }

    private static void record(Booking booking, EventEnvelope at, Tables tables) {
        Posting posting = Posting.of(booking, false, at);
        posting.entries().forEach(tables.of(ENTRY)::insert);
        posting.lines().forEach(tables.of(LINE)::insert);
    }

    private static void replace(
            Booking replaced, Posting posting, EventEnvelope at, Tables tables) {
        Posting before = Posting.of(replaced, false, at);
        var entries = posting.entries().stream().map(EntryRow::key).collect(Collectors.toSet());
        var lines = posting.lines().stream().map(LineRow::key).collect(Collectors.toSet());
        before.entries().stream()
                .map(EntryRow::key)
                .filter(key -> !entries.contains(key))
                .forEach(tables.of(ENTRY)::delete);
        before.lines().stream()
                .map(LineRow::key)
                .filter(key -> !lines.contains(key))
                .forEach(tables.of(LINE)::delete);
        posting.entries().forEach(tables.of(ENTRY)::put);
        posting.lines().forEach(tables.of(LINE)::put);
    }
}
