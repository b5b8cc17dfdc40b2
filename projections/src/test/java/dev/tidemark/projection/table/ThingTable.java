package dev.tidemark.projection.table;

import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.event.Direction;
import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A table with a column of every type, empty, and a cache over it.
final class ThingTable {
    static final UUID US = new UUID(1, 2);
    static final UUID THEM = new UUID(3, 4);
    static final TableDefinition<Key, Row> THING =
            new TableDefinition<>("thing", Key.class, Row.class);
    private static final Connection CONNECTION = create();

    final RowCache cache = new RowCache(List.of(THING), "rows");

    ThingTable() throws SQLException {
        execute("truncate rows.thing");
        cache.use(CONNECTION);
    }

    record Key(UUID household, LocalDate dayOf) {}

    record Row(
            UUID household,
            LocalDate dayOf,
            long big,
            int whole,
            short little,
            boolean yes,
            Direction direction,
            String name,
            @Nullable Long maybeBig,
            @Nullable Integer maybeWhole,
            @Nullable Short maybeLittle,
            @Nullable Boolean maybeYes,
            @Nullable Direction maybeDirection,
            @Nullable String maybeName,
            @Nullable LocalDate maybeDay,
            @Nullable Instant maybeAt,
            @Nullable UUID maybeId) {}

    private static Connection create() {
        try {
            Connection connection = TestServers.newDatabase().open();
            try (var statement = connection.createStatement()) {
                statement.execute(
                        """
                        create schema rows;
                        create table rows.thing (
                            household uuid not null, day_of date not null, big bigint not null, whole integer not null,
                            little smallint not null, yes boolean not null, direction varchar(3) not null, name text not null,
                            maybe_big bigint, maybe_whole integer, maybe_little smallint, maybe_yes boolean,
                            maybe_direction text, maybe_name text, maybe_day date, maybe_at timestamptz, maybe_id uuid,
                            made_by text generated always as (name || '!') stored,
                            primary key (household, day_of))
                        """);
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connection() {
        return CONNECTION;
    }

    void execute(String sql) throws SQLException {
        try (var statement = CONNECTION.createStatement()) {
            statement.execute(sql);
        }
    }

    Table<Key, Row> rows() {
        return cache.of(US).of(THING);
    }

    void commit() throws SQLException {
        cache.flush();
        cache.committed();
    }

    static Key key(int day) {
        return new Key(US, LocalDate.of(2026, 1, day));
    }

    static Row full(int day, String name) {
        return new Row(
                US,
                LocalDate.of(2026, 1, day),
                Long.MIN_VALUE,
                Integer.MAX_VALUE,
                Short.MIN_VALUE,
                true,
                Direction.IN,
                name,
                7L,
                8,
                (short) 9,
                false,
                Direction.OUT,
                "quoted \"{,}\\' ümläut €",
                LocalDate.of(1969, 12, 31),
                Instant.parse("1969-12-31T23:59:59.123456Z"),
                THEM);
    }

    static Row empty(int day) {
        return new Row(
                US,
                LocalDate.of(2026, 1, day),
                0,
                0,
                (short) 0,
                false,
                Direction.OUT,
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
