package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Table;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.AccountKey;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.AccountRow;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The accounts as they were known.
record AccountRevisions(EventEnvelope at, Mark mark, Table<AccountKey, AccountRow> accounts) {
    static AccountKey replaced(EventEnvelope at) {
        return new AccountKey(at.household(), at.aggregate(), at.aggregateSeq() - 1);
    }

    void on(AccountEvent event) {
        switch (event) {
            case AccountEvent.AccountOpened opened -> accounts.insert(row(opened));
            case AccountEvent.AccountRenamed(_, var name) ->
                    replace(old -> row(old, name.text(), old.closedOn()));
            case AccountEvent.AccountClosed(var closedOn) ->
                    replace(old -> row(old, old.name(), closedOn));
            case AccountEvent.AccountReopened _ -> replace(old -> row(old, old.name(), null));
        }
    }

    private void replace(UnaryOperator<AccountRow> change) {
        AccountRow old = accounts.existing(replaced(at));
        accounts.put(old.until(mark));
        accounts.insert(change.apply(old));
    }

    private AccountRow row(AccountEvent.AccountOpened opened) {
        return new AccountRow(
                at.household(),
                at.aggregate(),
                at.aggregateSeq(),
                opened.name().text(),
                opened.kind(),
                opened.onBudget(),
                opened.openingBalance().currency(),
                opened.openingBalance().minor(),
                opened.openedOn(),
                null,
                mark.at(),
                mark.number(),
                null,
                null);
    }

    private AccountRow row(AccountRow old, String name, @Nullable LocalDate closedOn) {
        return new AccountRow(
                at.household(),
                at.aggregate(),
                at.aggregateSeq(),
                name,
                old.kind(),
                old.onBudget(),
                old.currency(),
                old.openingBalance(),
                old.openedOn(),
                closedOn,
                mark.at(),
                mark.number(),
                null,
                null);
    }
}
