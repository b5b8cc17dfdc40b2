package dev.tidemark.projection.table;

import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables as one household's event may touch them.
record HouseholdTables(RowCache cache, UUID household) implements Tables {
    @Override
    public <K extends Record, R extends Record> Table<K, R> of(TableDefinition<K, R> table) {
        return new OwnRows<>(cache, cache.table(table), household);
    }

    private record OwnRows<K extends Record, R extends Record>(
            RowCache cache, TableRows<K, R> rows, UUID household) implements Table<K, R> {
        @Override
        public void insert(R row) {
            rows.mapping.requireKeepable(row);
            rows.insert(own(rows.mapping.keyOf(row)), row);
        }

        @Override
        public @Nullable R get(K key) {
            return rows.get(loaded(own(key)));
        }

        @Override
        public void put(R row) {
            rows.mapping.requireKeepable(row);
            rows.set(loaded(own(rows.mapping.keyOf(row))), row);
        }

        @Override
        public void delete(K key) {
            rows.set(loaded(own(key)), null);
        }

        private K own(K key) {
            if (!rows.mapping.householdOf(key).equals(household)) {
                throw new IllegalArgumentException(
                        "table "
                                + rows.mapping.definition.name()
                                + ": an event touches a row of another household");
            }
            return key;
        }

        private K loaded(K key) {
            if (!rows.knows(key)) {
                cache.load(rows, List.of(key));
            }
            return key;
        }
    }
}
