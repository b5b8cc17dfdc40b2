package dev.tidemark.readmodel.spending.v1;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.projection.TableDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The rows as the fold sees them.
final class SpendingTables {
    /// Stands for no category: a key has no nulls.
    static final UUID UNCATEGORISED = new UUID(0, 0);

    static final TableDefinition<CategoryKey, CategoryRow> CATEGORY =
            new TableDefinition<>("category", CategoryKey.class, CategoryRow.class);
    static final TableDefinition<SpendingKey, SpendingRow> SPENDING =
            new TableDefinition<>("spending", SpendingKey.class, SpendingRow.class);
    static final List<TableDefinition<?, ?>> ALL = List.of(CATEGORY, SPENDING);

    private SpendingTables() {}

    record CategoryKey(UUID household, UUID category) {}

    record CategoryRow(UUID household, UUID category, String name, CategoryKind kind) {}

    record SpendingKey(
            UUID household, LocalDate month, CategoryKind kind, UUID category, String currency) {}

    record SpendingRow(
            UUID household,
            LocalDate month,
            CategoryKind kind,
            UUID category,
            String currency,
            long total,
            long transactions) {
        static SpendingRow of(SpendingKey key, long total, long transactions) {
            return new SpendingRow(
                    key.household(),
                    key.month(),
                    key.kind(),
                    key.category(),
                    key.currency(),
                    total,
                    transactions);
        }
    }
}
