package dev.tidemark.readmodel.balances.v1;

import static dev.tidemark.readmodel.balances.v1.BalancesTables.ACCOUNT;
import static dev.tidemark.readmodel.balances.v1.BalancesTables.DELTA;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Keys;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import dev.tidemark.readmodel.balances.v1.BalancesTables.AccountKey;
import dev.tidemark.readmodel.balances.v1.BalancesTables.AccountRow;
import dev.tidemark.readmodel.balances.v1.BalancesTables.DeltaKey;
import dev.tidemark.readmodel.balances.v1.BalancesTables.DeltaRow;
import java.util.List;
import org.springframework.stereotype.Component;

/// Adds what each event moves to the day, the month and the year it moves it in. A delta of zero is
/// no row.
@Component
final class BalancesProjection implements Projection {
    static final ProjectionId ID = new ProjectionId("balances", 1);

    @Override
    public ProjectionId id() {
        return ID;
    }

    @Override
    public List<TableDefinition<?, ?>> tables() {
        return BalancesTables.ALL;
    }

    @Override
    public void on(EventEnvelope envelope, Tables tables) {
        if (envelope.event() instanceof AccountEvent event) {
            on(event, envelope, tables.of(ACCOUNT));
        }
        for (Movement movement : Movement.of(envelope)) {
            for (Grain grain : Grain.values()) {
                DeltaKey key = movement.key(envelope.household(), grain);
                add(movement.amount(), key, tables.of(DELTA));
            }
        }
    }

    @Override
    public void keys(EventEnvelope envelope, Keys keys) {
        if (envelope.event() instanceof AccountEvent) {
            keys.add(ACCOUNT, new AccountKey(envelope.household(), envelope.aggregate()));
        }
        for (Movement movement : Movement.of(envelope)) {
            for (Grain grain : Grain.values()) {
                keys.add(DELTA, movement.key(envelope.household(), grain));
            }
        }
    }

    private static void on(
            AccountEvent event, EventEnvelope at, Table<AccountKey, AccountRow> accounts) {
        var key = new AccountKey(at.household(), at.aggregate());
        switch (event) {
            case AccountEvent.AccountOpened opened ->
                    accounts.insert(
                            new AccountRow(
                                    at.household(),
                                    at.aggregate(),
                                    opened.name().text(),
                                    opened.kind(),
                                    opened.onBudget(),
                                    opened.openingBalance().currency(),
                                    opened.openedOn(),
                                    null));
            case AccountEvent.AccountRenamed renamed ->
                    accounts.put(accounts.existing(key).named(renamed.name().text()));
            case AccountEvent.AccountClosed closed ->
                    accounts.put(accounts.existing(key).closed(closed.closedOn()));
            case AccountEvent.AccountReopened _ ->
                    accounts.put(accounts.existing(key).closed(null));
        }
    }

    private static void add(long amount, DeltaKey key, Table<DeltaKey, DeltaRow> deltas) {
        if (amount == 0) {
            return;
        }
        DeltaRow row = deltas.get(key);
        long sum = row == null ? amount : Math.addExact(row.amount(), amount);
        if (sum == 0) {
            deltas.delete(key);
        } else {
            deltas.put(DeltaRow.of(key, sum));
        }
    }
}
