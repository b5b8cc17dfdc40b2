package dev.tidemark.projection.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be written to one table.
final class ChangedRows<K extends Record, R extends Record> {
    private final List<K> deleted = new ArrayList<>();
    private final List<R> updated = new ArrayList<>();
    private final List<R> inserted = new ArrayList<>();

    /// @param row `null` if there is to be none
    /// @param stored whether the table has the key
    void add(K key, @Nullable R row, boolean stored) {
        if (row != null) {
            (stored ? updated : inserted).add(row);
        } else if (stored) {
            deleted.add(key);
        }
    }

    /// Deletes before updates before inserts, so that a unique key can move within a batch.
    void write(TableSql<K, R> sql, Connection connection) throws SQLException {
        if (!deleted.isEmpty()) {
            sql.delete(connection, deleted);
        }
        if (!updated.isEmpty()) {
            sql.update(connection, updated);
        }
        if (!inserted.isEmpty()) {
            sql.insert(connection, inserted);
        }
    }
}
