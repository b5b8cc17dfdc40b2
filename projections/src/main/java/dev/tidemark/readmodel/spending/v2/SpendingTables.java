package dev.tidemark.readmodel.spending.v2;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.projection.TableDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    record CategoryRow(
            UUID household, UUID category, String name, CategoryKind kind, @Nullable UUID parent) {
        CategoryRow named(String newName) {
            return new CategoryRow(household, category, newName, kind, parent);
        }

        CategoryRow below(@Nullable UUID newParent) {
            return new CategoryRow(household, category, name, kind, newParent);
        }
    }

    record SpendingKey(
            UUID household,
            LocalDate month,
            CategoryKind kind,
            UUID category,
            String currency,
            UUID member) {}

    /// @param transactions how many have a line here
    record SpendingRow(
            UUID household,
            LocalDate month,
            CategoryKind kind,
            UUID category,
            String currency,
            UUID member,
            long moneyOut,
            long moneyIn,
            long lines,
            long transactions) {
        static SpendingRow empty(SpendingKey key) {
            return new SpendingRow(
                    key.household(),
                    key.month(),
                    key.kind(),
                    key.category(),
                    key.currency(),
                    key.member(),
                    0,
                    0,
                    0,
                    0);
        }

        /// With a transaction's part counted so many times more.
        SpendingRow plus(Part part, int times) {
            return new SpendingRow(
                    household,
                    month,
                    kind,
                    category,
                    currency,
                    member,
                    Math.addExact(moneyOut, times * part.moneyOut()),
                    Math.addExact(moneyIn, times * part.moneyIn()),
                    lines + times * part.lines(),
                    transactions + times);
        }
    }

    /// The lines of one transaction that count for the same row.
    record Part(long moneyOut, long moneyIn, long lines) {
        Part plus(Part other) {
            return new Part(
                    Math.addExact(moneyOut, other.moneyOut),
                    Math.addExact(moneyIn, other.moneyIn),
                    lines + other.lines);
        }
    }
}
