package dev.tidemark.projection.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a component's type is kept in PostgreSQL.
enum ColumnType {
    UUID("uuid", 16),
    BIGINT("bigint", 8),
    INTEGER("integer", 4),
    SMALLINT("smallint", 2),
    BOOLEAN("boolean", 1),
    TEXT("text", 0),
    DATE("date", 4),
    TIMESTAMP("timestamptz", 8),
    ENUM("text", 0);

    private static final DateTimeFormatter INSTANT_TEXT =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
                    .appendLiteral("+00")
                    .toFormatter(Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final Map<Class<?>, ColumnType> BY_CLASS =
            Map.ofEntries(
                    Map.entry(UUID.class, UUID),
                    Map.entry(long.class, BIGINT),
                    Map.entry(Long.class, BIGINT),
                    Map.entry(int.class, INTEGER),
                    Map.entry(Integer.class, INTEGER),
                    Map.entry(short.class, SMALLINT),
                    Map.entry(Short.class, SMALLINT),
                    Map.entry(boolean.class, BOOLEAN),
                    Map.entry(Boolean.class, BOOLEAN),
                    Map.entry(String.class, TEXT),
                    Map.entry(LocalDate.class, DATE),
                    Map.entry(Instant.class, TIMESTAMP));

    /// The name of the type in casts and arrays.
    final String sql;

    /// Bytes of a value in binary form; 0 if it depends on the value.
    final int bytes;

    ColumnType(String sql, int bytes) {
        this.sql = sql;
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException if rows cannot have components of this type
    static ColumnType of(Class<?> type) {
        ColumnType found = type.isEnum() ? ENUM : BY_CLASS.get(type);
        if (found == null) {
            throw new IllegalArgumentException("a row cannot have a component of " + type);
        }
        return found;
    }

    /// Whether a column that PostgreSQL calls `udt` takes this type's binary form.
    boolean fits(String udt) {
        return switch (this) {
            case UUID -> udt.equals("uuid");
            case BIGINT -> udt.equals("int8");
            case INTEGER -> udt.equals("int4");
            case SMALLINT -> udt.equals("int2");
            case BOOLEAN -> udt.equals("bool");
            case TEXT, ENUM -> udt.equals("text") || udt.equals("varchar") || udt.equals("bpchar");
            case DATE -> udt.equals("date");
            case TIMESTAMP -> udt.equals("timestamptz");
        };
    }

    void write(BinaryCopy copy, Object value) {
        switch (this) {
            case UUID -> copy.uuid((UUID) value);
            case BIGINT -> copy.int8((Long) value);
            case INTEGER -> copy.int4((Integer) value);
            case SMALLINT -> copy.int2((Short) value);
            case BOOLEAN -> copy.bool((Boolean) value);
            case TEXT -> copy.text((String) value);
            case ENUM -> copy.text(((Enum<?>) value).name());
            case DATE -> copy.date((LocalDate) value);
            case TIMESTAMP -> copy.timestamp((Instant) value);
        }
    }

    @Nullable Object read(ResultSet row, int index, Class<?> type) throws SQLException {
        Object value =
                switch (this) {
                    case UUID, BIGINT, INTEGER, BOOLEAN, TEXT -> row.getObject(index);
                    case SMALLINT -> row.getShort(index);
                    case DATE -> row.getObject(index, LocalDate.class);
                    case TIMESTAMP -> instant(row.getObject(index, OffsetDateTime.class));
                    case ENUM -> constant(row.getString(index), type);
                };
        return row.wasNull() ? null : value;
    }

    /// The value as PostgreSQL writes it in a session whose time zone is UTC.
    String text(Object value) {
        return switch (this) {
            case UUID, BIGINT, INTEGER, SMALLINT, BOOLEAN, TEXT, DATE -> value.toString();
            case TIMESTAMP -> INSTANT_TEXT.format((Instant) value);
            case ENUM -> ((Enum<?>) value).name();
        };
    }

    /// The value as an element of an SQL array.
    @Nullable Object element(@Nullable Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Object constant(@Nullable String name, Class<?> type) {
        return name == null ? null : Enum.valueOf((Class<? extends Enum>) type, name);
    }
}
