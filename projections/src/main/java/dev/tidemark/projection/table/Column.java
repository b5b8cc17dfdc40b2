package dev.tidemark.projection.table;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One component of a row and the column it is kept in.
///
/// @param getter takes the row as `Object`
record Column(String name, ColumnType type, Class<?> component, MethodHandle getter) {
    static Column of(RecordComponent component, MethodHandles.Lookup lookup) {
        try {
            MethodHandle getter = lookup.unreflect(component.getAccessor());
            return new Column(
                    snakeCase(component.getName()),
                    ColumnType.of(component.getType()),
                    component.getType(),
                    getter.asType(getter.type().generic()));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot read " + component, e);
        }
    }

    static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @Nullable Object get(Record row) {
        try {
            return (@Nullable Object) getter.invokeExact((Object) row);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read column " + name, e);
        }
    }

    void write(BinaryCopy copy, Record row) {
        Object value = get(row);
        if (value == null) {
            copy.nothing();
        } else {
            type.write(copy, value);
        }
    }

    @Nullable Object read(ResultSet row, int index) throws SQLException {
        return type.read(row, index, component);
    }

    @Nullable String text(Record row) {
        Object value = get(row);
        return value == null ? null : type.text(value);
    }

    /// PostgreSQL keeps microseconds: a finer instant would change when the row is read again.
    void requireKeepable(Record row) {
        if (type == ColumnType.TIMESTAMP
                && get(row) instanceof Instant instant
                && instant.getNano() % 1_000 != 0) {
            throw new IllegalArgumentException(
                    "column " + name + ": an instant is kept in microseconds, this one is finer");
        }
    }

    /// Rough bytes of the value in memory.
    long size(Record row) {
        return type == ColumnType.TEXT && get(row) instanceof String text ? 56 + text.length() : 24;
    }
}
