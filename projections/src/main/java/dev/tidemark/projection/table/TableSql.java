package dev.tidemark.projection.table;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One table in one schema: whole batches of rows in and out, each with one statement.
final class TableSql<K extends Record, R extends Record> {
    private final TableMapping<K, R> mapping;
    private final String copy;
    private final String update;
    private final String delete;
    private final String select;
    private final String deleteHousehold;

    TableSql(TableMapping<K, R> mapping, String schema) {
        this.mapping = mapping;
        String table = schema + "." + mapping.definition.name();
        String all = names(mapping.columns, c -> c.name());
        String keys = names(mapping.keyColumns, c -> c.name());
        String onKey =
                mapping.keyColumns.stream()
                        .map(c -> "t." + c.name() + " = u." + c.name())
                        .collect(Collectors.joining(" and "));
        copy = "copy " + table + " (" + all + ") from stdin (format binary)";
        update =
                "update %s t set %s from unnest(%s) as u(%s) where %s"
                        .formatted(
                                table,
                                names(values(), c -> c.name() + " = u." + c.name()),
                                names(mapping.columns, TableSql::parameter),
                                all,
                                onKey);
        String unnestKeys = names(mapping.keyColumns, TableSql::parameter);
        delete =
                "delete from %s t using unnest(%s) as u(%s) where %s"
                        .formatted(table, unnestKeys, keys, onKey);
        select =
                "select %s from %s t join unnest(%s) as u(%s) on %s"
                        .formatted(
                                names(mapping.columns, c -> "t." + c.name()),
                                table,
                                unnestKeys,
                                keys,
                                onKey);
        deleteHousehold = "delete from " + table + " where household = ?";
    }

    private List<Column> values() {
        List<String> keys = mapping.keyColumns.stream().map(Column::name).toList();
        List<Column> values =
                mapping.columns.stream().filter(c -> !keys.contains(c.name())).toList();
        // A table of nothing but keys: any update is of a row to itself.
        return values.isEmpty() ? mapping.keyColumns : values;
    }

    private static String names(List<Column> columns, Function<Column, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }

    private static String parameter(Column column) {
        return "?::" + column.type().sql + "[]";
    }

    void insert(Connection connection, List<R> rows) throws SQLException {
        BinaryCopy writer = BinaryCopy.into(connection, copy);
        try {
            for (R row : rows) {
                writer.row(mapping.columns.size());
                for (Column column : mapping.columns) {
                    column.write(writer, row);
                }
            }
            requireAll("inserted", rows.size(), writer.end());
        } finally {
            writer.cancel();
        }
    }

    void update(Connection connection, List<R> rows) throws SQLException {
        requireAll("updated", rows.size(), change(connection, update, mapping.columns, rows));
    }

    void delete(Connection connection, List<K> keys) throws SQLException {
        requireAll("deleted", keys.size(), change(connection, delete, mapping.keyColumns, keys));
    }

    void deleteHousehold(Connection connection, UUID household) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(deleteHousehold)) {
            statement.setObject(1, household);
            statement.executeUpdate();
        }
    }

    Map<K, R> select(Connection connection, Collection<K> keys) throws SQLException {
        Map<K, R> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            bind(connection, statement, mapping.keyColumns, keys);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    R row = mapping.read(result);
                    found.put(mapping.keyOf(row), row);
                }
            }
        }
        return found;
    }

    private int change(
            Connection connection, String sql, List<Column> columns, List<? extends Record> records)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, columns, records);
            return statement.executeUpdate();
        }
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            List<Column> columns,
            Collection<? extends Record> records)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            List<@Nullable Object> elements = new ArrayList<>(records.size());
            for (Record one : records) {
                elements.add(column.type().element(column.get(one)));
            }
            Array array = connection.createArrayOf(column.type().sql, elements.toArray());
            statement.setArray(i + 1, array);
        }
    }

    private void requireAll(String what, long wanted, long done) {
        if (wanted != done) {
            throw new RowsDiffer(
                    "table %s: %d of %d rows were %s; somebody else writes it"
                            .formatted(mapping.definition.name(), done, wanted, what));
        }
    }
}
