package dev.tidemark.projection.table;

import dev.tidemark.projection.TableDefinition;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The records of one table and the columns they are kept in.
final class TableMapping<K extends Record, R extends Record> {
    final TableDefinition<K, R> definition;
    final List<Column> columns;
    final List<Column> keyColumns;
    private final List<Column> keyInRow;
    private final List<Column> instants;
    private final MethodHandle newKey;
    private final MethodHandle newRow;

    TableMapping(TableDefinition<K, R> definition) {
        this.definition = definition;
        columns = columns(definition.row());
        keyColumns = columns(definition.key());
        if (keyColumns.isEmpty() || !isHousehold(keyColumns.getFirst())) {
            throw new IllegalArgumentException(
                    "table " + definition.name() + ": the key must begin with UUID household");
        }
        keyInRow = keyColumns.stream().map(this::inRow).toList();
        instants = columns.stream().filter(c -> c.type() == ColumnType.TIMESTAMP).toList();
        newKey = constructor(definition.key());
        newRow = constructor(definition.row());
    }

    private static boolean isHousehold(Column column) {
        return column.name().equals("household") && column.type() == ColumnType.UUID;
    }

    private Column inRow(Column key) {
        return columns.stream()
                .filter(c -> c.name().equals(key.name()) && c.component() == key.component())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "table %s: the row does not repeat the key's %s"
                                        .formatted(definition.name(), key.name())));
    }

    private static List<Column> columns(Class<? extends Record> record) {
        MethodHandles.Lookup lookup = lookup(record);
        return Arrays.stream(record.getRecordComponents())
                .map(component -> Column.of(component, lookup))
                .toList();
    }

    private static MethodHandle constructor(Class<? extends Record> record) {
        try {
            Class<?>[] types =
                    Arrays.stream(record.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            MethodHandle constructor =
                    lookup(record).unreflectConstructor(record.getDeclaredConstructor(types));
            return constructor
                    .asType(constructor.type().generic())
                    .asSpreader(Object[].class, types.length);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make " + record, e);
        }
    }

    private static MethodHandles.Lookup lookup(Class<?> record) {
        try {
            return MethodHandles.privateLookupIn(record, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot reach " + record, e);
        }
    }

    K keyOf(R row) {
        return definition.key().cast(make(newKey, values(keyInRow, row)));
    }

    UUID householdOf(K key) {
        return (UUID) present(keyColumns.getFirst().get(key));
    }

    R read(ResultSet result) throws SQLException {
        var values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).read(result, i + 1);
        }
        return definition.row().cast(make(newRow, values));
    }

    void requireKeepable(R row) {
        for (Column instant : instants) {
            instant.requireKeepable(row);
        }
    }

    Change change(K key, @Nullable R row) {
        return new Change(
                definition.name(),
                texts(keyColumns, key),
                row == null ? null : texts(columns, row));
    }

    private static Map<String, @Nullable String> texts(List<Column> columns, Record row) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        columns.forEach(column -> texts.put(column.name(), column.text(row)));
        return texts;
    }

    long size(R row) {
        long size = 200;
        for (Column column : columns) {
            size += column.size(row);
        }
        return size;
    }

    private static @Nullable Object[] values(List<Column> columns, Record row) {
        var values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).get(row);
        }
        return values;
    }

    private static Object make(MethodHandle constructor, @Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a key has no household");
        }
        return value;
    }
}
