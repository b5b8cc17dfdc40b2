package dev.tidemark.readmodel.ledger.v1;

import dev.tidemark.projection.TableDefinition;
import dev.tidemark.readmodel.ledger.Transaction;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows as the fold sees them.
final class LedgerTables {
    static final TableDefinition<EntryKey, EntryRow> ENTRY =
            new TableDefinition<>("entry", EntryKey.class, EntryRow.class);
    static final TableDefinition<LineKey, LineRow> LINE =
            new TableDefinition<>("line", LineKey.class, LineRow.class);
    static final List<TableDefinition<?, ?>> ALL = List.of(ENTRY, LINE);

    private LedgerTables() {}

    record EntryKey(UUID household, UUID transaction, short leg) {}

    /// @param amount signed
    record EntryRow(
            UUID household,
            UUID transaction,
            short leg,
            Transaction.Kind kind,
            UUID account,
            long amount,
            String currency,
            LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            @Nullable UUID otherAccount,
            @Nullable Long otherAmount,
            @Nullable String otherCurrency,
            @Nullable LocalDate otherBookedOn,
            @Nullable String payee,
            @Nullable String memo,
            UUID member,
            @Nullable UUID sourceImport,
            @Nullable Integer sourceLine,
            long version,
            boolean voided) {
        EntryKey key() {
            return new EntryKey(household, transaction, leg);
        }
    }

    record LineKey(UUID household, UUID transaction, UUID line) {}

    /// @param ordinal the line's place among its payment's, from 0
    /// @param amount signed
    record LineRow(
            UUID household,
            UUID transaction,
            UUID line,
            int ordinal,
            @Nullable UUID category,
            long amount,
            String currency,
            @Nullable String memo) {
        LineKey key() {
            return new LineKey(household, transaction, line);
        }
    }
}
