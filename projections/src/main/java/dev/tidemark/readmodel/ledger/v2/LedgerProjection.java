package dev.tidemark.readmodel.ledger.v2;

import static dev.tidemark.readmodel.ledger.v2.LedgerTables.ACCOUNT;
import static dev.tidemark.readmodel.ledger.v2.LedgerTables.CATEGORY;
import static dev.tidemark.readmodel.ledger.v2.LedgerTables.ENTRY;
import static dev.tidemark.readmodel.ledger.v2.LedgerTables.KNOWLEDGE;
import static dev.tidemark.readmodel.ledger.v2.LedgerTables.LINE;

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
import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.EntryKey;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.EntryRow;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.KnowledgeKey;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Adds a revision with each event of a transaction, a category or an account, and says of the one
/// before until when it was known.
@Component
final class LedgerProjection implements Projection {
    static final ProjectionId ID = new ProjectionId("ledger", 2);

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
        Mark mark = Mark.of(envelope, tables.of(KNOWLEDGE));
        switch (envelope.event()) {
            case TransactionEvent event -> on(event, envelope, mark, tables);
            case CategoryEvent event ->
                    new CategoryRevisions(envelope, mark, tables.of(CATEGORY)).on(event);
            case AccountEvent event ->
                    new AccountRevisions(envelope, mark, tables.of(ACCOUNT)).on(event);
            case HouseholdEvent _, StatementEvent _ -> {}
        }
    }

    /// New revisions are inserted; only what they replace may be stored.
    @Override
    public void keys(EventEnvelope envelope, Keys keys) {
        keys.add(KNOWLEDGE, new KnowledgeKey(envelope.household()));
        switch (envelope.event()) {
            case TransactionEvent event ->
                    replaced(event, envelope).forEach(key -> keys.add(ENTRY, key));
            case CategoryEvent _ -> {
                if (envelope.aggregateSeq() > 0) {
                    keys.add(CATEGORY, CategoryRevisions.replaced(envelope));
                }
            }
            case AccountEvent _ -> {
                if (envelope.aggregateSeq() > 0) {
                    keys.add(ACCOUNT, AccountRevisions.replaced(envelope));
                }
            }
            case HouseholdEvent _, StatementEvent _ -> {}
        }
    }

    private static void on(TransactionEvent event, EventEnvelope at, Mark mark, Tables tables) {
        Table<EntryKey, EntryRow> entries = tables.of(ENTRY);
        replaced(event, at).forEach(key -> entries.put(entries.existing(key).until(mark)));
        Posting posting = Posting.of(event, at, mark);
        posting.entries().forEach(entries::insert);
        posting.lines().forEach(tables.of(LINE)::insert);
    }

    /// The legs of the revision before.
    private static List<EntryKey> replaced(TransactionEvent event, EventEnvelope at) {
        long version = at.aggregateSeq() - 1;
        UUID household = at.household();
        return switch (event.before()) {
            case null -> List.of();
            case Booking.Payment _ ->
                    List.of(new EntryKey(household, at.aggregate(), version, (short) 0));
            case Booking.Transfer _ ->
                    Stream.of((short) 0, (short) 1)
                            .map(leg -> new EntryKey(household, at.aggregate(), version, leg))
                            .toList();
        };
    }
}
