package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.event.AccountKind;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.readmodel.ledger.Change;
import dev.tidemark.readmodel.ledger.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows as the fold sees them. A revision is known from a [Mark] on, until that of the next.
final class LedgerTables {
    static final TableDefinition<EntryKey, EntryRow> ENTRY =
            new TableDefinition<>("entry", EntryKey.class, EntryRow.class);
    static final TableDefinition<LineKey, LineRow> LINE =
            new TableDefinition<>("line", LineKey.class, LineRow.class);
    static final TableDefinition<CategoryKey, CategoryRow> CATEGORY =
            new TableDefinition<>("category_known", CategoryKey.class, CategoryRow.class);
    static final TableDefinition<AccountKey, AccountRow> ACCOUNT =
            new TableDefinition<>("account_known", AccountKey.class, AccountRow.class);
    static final TableDefinition<KnowledgeKey, KnowledgeRow> KNOWLEDGE =
            new TableDefinition<>("knowledge", KnowledgeKey.class, KnowledgeRow.class);
    static final List<TableDefinition<?, ?>> ALL =
            List.of(ENTRY, LINE, CATEGORY, ACCOUNT, KNOWLEDGE);

    private LedgerTables() {}

    /// @param version of the aggregate: each of a transaction's events makes a revision
    record EntryKey(UUID household, UUID transaction, long version, short leg) {}

    /// @param amount signed
    record EntryRow(
            UUID household,
            UUID transaction,
            long version,
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
            boolean voided,
            Change.Kind change,
            Instant recordedAt,
            String actor,
            Instant knownFrom,
            long knownFromNumber,
            @Nullable Instant knownUntil,
            @Nullable Long knownUntilNumber) {
        EntryRow until(Mark mark) {
            return new EntryRow(
                    household,
                    transaction,
                    version,
                    leg,
                    kind,
                    account,
                    amount,
                    currency,
                    bookedOn,
                    valueOn,
                    otherAccount,
                    otherAmount,
                    otherCurrency,
                    otherBookedOn,
                    payee,
                    memo,
                    member,
                    sourceImport,
                    sourceLine,
                    voided,
                    change,
                    recordedAt,
                    actor,
                    knownFrom,
                    knownFromNumber,
                    mark.at(),
                    mark.number());
        }
    }

    record LineKey(UUID household, UUID transaction, long version, UUID line) {}

    /// Known as long as its revision is.
    ///
    /// @param ordinal the line's place among its payment's, from 0
    /// @param amount signed
    record LineRow(
            UUID household,
            UUID transaction,
            long version,
            UUID line,
            int ordinal,
            @Nullable UUID category,
            long amount,
            String currency,
            @Nullable String memo) {}

    record CategoryKey(UUID household, UUID category, long version) {}

    record CategoryRow(
            UUID household,
            UUID category,
            long version,
            String name,
            CategoryKind kind,
            @Nullable UUID parent,
            boolean archived,
            Instant knownFrom,
            long knownFromNumber,
            @Nullable Instant knownUntil,
            @Nullable Long knownUntilNumber) {
        CategoryRow until(Mark mark) {
            return new CategoryRow(
                    household,
                    category,
                    version,
                    name,
                    kind,
                    parent,
                    archived,
                    knownFrom,
                    knownFromNumber,
                    mark.at(),
                    mark.number());
        }
    }

    record AccountKey(UUID household, UUID account, long version) {}

    record AccountRow(
            UUID household,
            UUID account,
            long version,
            String name,
            AccountKind kind,
            boolean onBudget,
            String currency,
            long openingBalance,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            Instant knownFrom,
            long knownFromNumber,
            @Nullable Instant knownUntil,
            @Nullable Long knownUntilNumber) {
        AccountRow until(Mark mark) {
            return new AccountRow(
                    household,
                    account,
                    version,
                    name,
                    kind,
                    onBudget,
                    currency,
                    openingBalance,
                    openedOn,
                    closedOn,
                    knownFrom,
                    knownFromNumber,
                    mark.at(),
                    mark.number());
        }
    }

    record KnowledgeKey(UUID household) {}

    /// The household's last event, whatever it was.
    record KnowledgeRow(UUID household, Instant knownFrom, long knownFromNumber) {}
}
