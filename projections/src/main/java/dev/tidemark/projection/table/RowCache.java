package dev.tidemark.projection.table;

import dev.tidemark.projection.Keys;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rows that a fold reads and changes, in memory between its transactions. Not thread-safe; it
/// belongs to one owner of one partition and is dropped whenever that owner's transaction did not
/// surely commit.
public final class RowCache {
    private final Map<TableDefinition<?, ?>, TableRows<?, ?>> tables = new LinkedHashMap<>();
    private @Nullable Connection connection;

    /// @param definitions every table of the version
    /// @param schema that the tables are in
    public RowCache(Collection<TableDefinition<?, ?>> definitions, String schema) {
        definitions.forEach(definition -> tables.put(definition, rows(definition, schema)));
    }

    private static <K extends Record, R extends Record> TableRows<K, R> rows(
            TableDefinition<K, R> definition, String schema) {
        return new TableRows<>(new TableMapping<>(definition), schema);
    }

    /// From here on missing rows come from this connection; with `null` there are none: everything
    /// is in memory.
    public void use(@Nullable Connection connection) {
        this.connection = connection;
    }

    /// The handles for an event of this household.
    public Tables of(UUID household) {
        return new HouseholdTables(this, household);
    }

    <K extends Record, R extends Record> TableRows<K, R> table(TableDefinition<K, R> definition) {
        @SuppressWarnings("unchecked")
        var table = (TableRows<K, R>) tables.get(definition);
        if (table == null) {
            throw new IllegalArgumentException(
                    "table " + definition.name() + " is not among the projection's tables()");
        }
        return table;
    }

    <K extends Record> void load(TableRows<K, ?> table, Collection<K> keys) {
        try {
            table.load(connection, keys);
        } catch (SQLException e) {
            throw new RowsUnavailable(e);
        }
    }

    /// Loads the rows that `collect` names, with one query per table.
    public void load(Consumer<Keys> collect) {
        Map<TableDefinition<?, ?>, Set<Record>> wanted = new LinkedHashMap<>();
        collect.accept(
                new Keys() {
                    @Override
                    public <K extends Record> void add(TableDefinition<K, ?> table, K key) {
                        wanted.computeIfAbsent(table, _ -> new LinkedHashSet<>()).add(key);
                    }
                });
        wanted.forEach(this::loadAll);
    }

    @SuppressWarnings("unchecked")
    private void loadAll(TableDefinition<?, ?> definition, Set<? extends Record> keys) {
        load((TableRows<Record, ?>) table(definition), (Set<Record>) keys);
    }

    /// Writes what changed since the last commit.
    public void flush() throws SQLException {
        flush(List.of(this));
    }

    /// Writes what changed in several caches of one version, each table's rows with one statement
    /// per kind of change, over the connection that the first of them uses.
    public static void flush(List<RowCache> caches) throws SQLException {
        RowCache first = caches.getFirst();
        Connection used = first.connection;
        if (used != null) {
            for (TableDefinition<?, ?> table : first.tables.keySet()) {
                flush(used, table, caches);
            }
        }
    }

    private static <K extends Record, R extends Record> void flush(
            Connection connection, TableDefinition<K, R> definition, List<RowCache> caches)
            throws SQLException {
        var changed = new ChangedRows<K, R>();
        caches.forEach(cache -> cache.table(definition).addTo(changed));
        changed.write(caches.getFirst().table(definition).sql, connection);
    }

    /// The rows that changed since the last commit.
    public List<Change> changes() {
        return tables.values().stream().flatMap(table -> table.changes().stream()).toList();
    }

    /// What was flushed is committed.
    public void committed() {
        tables.values().forEach(TableRows::committed);
    }

    /// Forgets everything; the next reads come from the tables.
    public void clear() {
        tables.values().forEach(TableRows::clear);
    }

    /// Evicts the least recently used rows, each table in proportion.
    public void trim(long maxRows, long maxBytes) {
        long rows = tables.values().stream().mapToLong(TableRows::count).sum();
        long bytes = tables.values().stream().mapToLong(TableRows::bytes).sum();
        double share = Math.min((double) maxRows / (rows + 1), (double) maxBytes / (bytes + 1));
        if (share < 1) {
            tables.values().forEach(table -> table.trim(share));
        }
    }

    /// How many rows are held, keys that are known to have none included.
    public int size() {
        return tables.values().stream().mapToInt(TableRows::count).sum();
    }

    /// The rows of a table that are in memory.
    public <K extends Record, R extends Record> List<R> rows(TableDefinition<K, R> table) {
        return table(table).present();
    }

    /// Removes a household's rows from every table, and everything from memory.
    public void deleteHousehold(UUID household) throws SQLException {
        clear();
        Connection used = connection;
        if (used != null) {
            for (TableRows<?, ?> table : tables.values()) {
                table.sql.deleteHousehold(used, household);
            }
        }
    }
}
