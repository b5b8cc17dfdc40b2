package dev.tidemark.projection.impact;

import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tables of made-up rows that note who touches them.
///
/// @param filled whether every key has a row
record TouchedTables(Set<String> touched, boolean filled) implements Tables {
    @Override
    public <K extends Record, R extends Record> Table<K, R> of(TableDefinition<K, R> table) {
        return new Table<>() {
            @Override
            public void insert(R row) {
                touched.add(table.name());
            }

            @Override
            public @Nullable R get(K key) {
                touched.add(table.name());
                return filled
                        ? table.row().cast(Samples.of(table.row(), table.name()).getFirst())
                        : null;
            }

            @Override
            public void put(R row) {
                touched.add(table.name());
            }

            @Override
            public void delete(K key) {
                touched.add(table.name());
            }
        };
    }
}
