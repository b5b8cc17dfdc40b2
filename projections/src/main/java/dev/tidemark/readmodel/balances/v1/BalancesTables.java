package dev.tidemark.readmodel.balances.v1;

import dev.tidemark.event.AccountKind;
import dev.tidemark.projection.TableDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows as the fold sees them.
final class BalancesTables {
    static final TableDefinition<AccountKey, AccountRow> ACCOUNT =
            new TableDefinition<>("account", AccountKey.class, AccountRow.class);
    static final TableDefinition<DeltaKey, DeltaRow> DELTA =
            new TableDefinition<>("delta", DeltaKey.class, DeltaRow.class);
    static final List<TableDefinition<?, ?>> ALL = List.of(ACCOUNT, DELTA);

    private BalancesTables() {}

    record AccountKey(UUID household, UUID account) {}

    record AccountRow(
            UUID household,
            UUID account,
            String name,
            AccountKind kind,
            boolean onBudget,
            String currency,
            LocalDate openedOn,
            @Nullable LocalDate closedOn) {
        AccountRow named(String newName) {
            return new AccountRow(
                    household, account, newName, kind, onBudget, currency, openedOn, closedOn);
        }

        AccountRow closed(@Nullable LocalDate newClosedOn) {
            return new AccountRow(
                    household, account, name, kind, onBudget, currency, openedOn, newClosedOn);
        }
    }

    record DeltaKey(UUID household, Grain grain, LocalDate startsOn, UUID account) {}

    record DeltaRow(UUID household, Grain grain, LocalDate startsOn, UUID account, long amount) {
        static DeltaRow of(DeltaKey key, long amount) {
            return new DeltaRow(
                    key.household(), key.grain(), key.startsOn(), key.account(), amount);
        }
    }
}
