package dev.tidemark.projection.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The cached rows of one table, least recently used first.
final class TableRows<K extends Record, R extends Record> {
    /// A row, or that there is none (`row` is `null`). `stored` is whether the table has the key.
    private static final class Cached<R> {
        @Nullable R row;
        boolean stored;
        boolean dirty;
        long bytes = 100;

        Cached(@Nullable R row) {
            this.row = row;
            this.stored = row != null;
        }
    }

    final TableMapping<K, R> mapping;
    final TableSql<K, R> sql;
    private final LinkedHashMap<K, Cached<R>> rows = new LinkedHashMap<>(64, 0.75f, true);
    private final LinkedHashMap<K, Cached<R>> dirty = new LinkedHashMap<>();
    private long bytes;

    TableRows(TableMapping<K, R> mapping, String schema) {
        this.mapping = mapping;
        this.sql = new TableSql<>(mapping, schema);
    }

    boolean knows(K key) {
        return rows.containsKey(key);
    }

    /// @param connection `null` where nothing is stored
    void load(@Nullable Connection connection, Collection<K> keys) throws SQLException {
        Set<K> unknown = new LinkedHashSet<>(keys);
        unknown.removeAll(rows.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        Map<K, R> found = connection == null ? Map.of() : sql.select(connection, unknown);
        for (K key : unknown) {
            remember(key, found.get(key));
        }
    }

    private void remember(K key, @Nullable R row) {
        var cached = new Cached<>(row);
        rows.put(key, cached);
        weigh(cached);
    }

    void insert(K key, R row) {
        Cached<R> cached = rows.get(key);
        if (cached == null) {
            cached = new Cached<>(null);
            rows.put(key, cached);
            bytes += cached.bytes;
        } else if (cached.row != null) {
            throw new IllegalStateException(
                    "table " + mapping.definition.name() + ": the inserted key exists");
        }
        change(key, cached, row);
    }

    @Nullable R get(K key) {
        return known(key).row;
    }

    void set(K key, @Nullable R row) {
        Cached<R> cached = known(key);
        if (row == null ? cached.row != null : !row.equals(cached.row)) {
            change(key, cached, row);
        }
    }

    private Cached<R> known(K key) {
        Cached<R> cached = rows.get(key);
        if (cached == null) {
            throw new IllegalStateException("the row was not loaded");
        }
        return cached;
    }

    private void change(K key, Cached<R> cached, @Nullable R row) {
        cached.row = row;
        if (!cached.dirty) {
            cached.dirty = true;
            dirty.put(key, cached);
        }
    }

    void addTo(ChangedRows<K, R> changed) {
        dirty.forEach((key, cached) -> changed.add(key, cached.row, cached.stored));
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>(dirty.size());
        dirty.forEach((key, cached) -> changes.add(mapping.change(key, cached.row)));
        return changes;
    }

    void committed() {
        for (Cached<R> cached : dirty.values()) {
            cached.stored = cached.row != null;
            cached.dirty = false;
            bytes -= cached.bytes;
            weigh(cached);
        }
        dirty.clear();
    }

    private void weigh(Cached<R> cached) {
        cached.bytes = cached.row == null ? 100 : mapping.size(cached.row);
        bytes += cached.bytes;
    }

    void clear() {
        rows.clear();
        dirty.clear();
        bytes = 0;
    }

    int count() {
        return rows.size();
    }

    long bytes() {
        return bytes;
    }

    /// Evicts the oldest clean rows until about this share is left.
    void trim(double share) {
        long keepRows = (long) (rows.size() * share);
        long keepBytes = (long) (bytes * share);
        var oldest = rows.values().iterator();
        while ((rows.size() > keepRows || bytes > keepBytes) && oldest.hasNext()) {
            Cached<R> cached = oldest.next();
            if (!cached.dirty) {
                bytes -= cached.bytes;
                oldest.remove();
            }
        }
    }

    List<R> present() {
        return rows.values().stream().map(cached -> cached.row).filter(row -> row != null).toList();
    }
}
