package dev.tidemark.projection.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.event.Direction;
import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class RowCacheTest {
    private static final UUID US = new UUID(1, 2);
    private static final UUID THEM = new UUID(3, 4);
    private static final TableDefinition<Key, Row> THING =
            new TableDefinition<>("thing", Key.class, Row.class);
    private static Connection connection;

    private final RowCache cache = new RowCache(List.of(THING), "rows");

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

    @BeforeAll
    static void create() throws SQLException {
        connection = TestServers.newDatabase().open();
        execute(
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

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("truncate rows.thing");
        cache.use(connection);
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Table<Key, Row> table() {
        return cache.of(US).of(THING);
    }

    private void commit() throws SQLException {
        cache.flush();
        cache.committed();
    }

    private static Key key(int day) {
        return new Key(US, LocalDate.of(2026, 1, day));
    }

    private static Row full(int day, String name) {
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

    private static Row empty(int day) {
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

    @Test
    void every_type_comes_back_as_it_went_in_by_copy() throws SQLException {
        table().insert(full(1, "a"));
        table().insert(empty(2));
        commit();
        cache.clear();

        assertThat(table().get(key(1))).isEqualTo(full(1, "a"));
        assertThat(table().get(key(2))).isEqualTo(empty(2));
        assertThat(table().get(key(3))).isNull();
    }

    @Test
    void every_type_comes_back_as_it_went_in_by_update() throws SQLException {
        table().insert(empty(1));
        table().insert(full(2, "b"));
        commit();
        table().put(full(1, "a"));
        table().put(empty(2));
        commit();
        cache.clear();

        assertThat(table().get(key(1))).isEqualTo(full(1, "a"));
        assertThat(table().get(key(2))).isEqualTo(empty(2));
    }

    @Test
    void a_row_may_be_made_changed_deleted_and_made_again_in_one_batch() throws SQLException {
        table().insert(empty(1));
        table().put(full(1, "a"));
        table().delete(key(1));
        table().insert(full(1, "b"));
        table().put(empty(2));
        table().delete(key(2));
        table().delete(key(3));
        commit();
        cache.clear();

        assertThat(table().get(key(1))).isEqualTo(full(1, "b"));
        assertThat(table().get(key(2))).isNull();

        table().delete(key(1));
        table().insert(full(1, "c"));
        commit();
        table().delete(key(1));
        commit();
        cache.clear();
        assertThat(table().get(key(1))).isNull();
    }

    @Test
    void evicted_rows_are_read_again() throws SQLException {
        for (int day = 1; day <= 20; day++) {
            table().insert(full(day, "row " + day));
        }
        commit();
        cache.trim(3, Long.MAX_VALUE);

        assertThat(cache.size()).isLessThanOrEqualTo(3);
        assertThat(table().get(key(4))).isEqualTo(full(4, "row 4"));
        cache.trim(1_000, 600);
        assertThat(cache.size()).isLessThanOrEqualTo(3);
    }

    @Test
    void named_rows_are_loaded_with_one_query_and_an_unchanged_row_is_not_written()
            throws SQLException {
        table().insert(full(1, "a"));
        commit();
        cache.clear();
        cache.load(keys -> {
            keys.add(THING, key(1));
            keys.add(THING, key(2));
        });
        cache.use(null);

        assertThat(table().get(key(1))).isEqualTo(full(1, "a"));
        assertThat(table().get(key(2))).isNull();

        cache.use(connection);
        execute("create table if not exists rows.seen (x int)");
        String version = xmin();
        table().put(full(1, "a"));
        commit();
        assertThat(xmin()).isEqualTo(version);
    }

    private static String xmin() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select xmin::text from rows.thing")) {
            row.next();
            return row.getString(1);
        }
    }

    @Nested
    class Refuses {
        @Test
        void rows_and_keys_of_another_household() {
            Table<Key, Row> theirs = cache.of(THEM).of(THING);

            assertThatThrownBy(() -> theirs.put(full(1, "a"))).hasMessageContaining("household");
            assertThatThrownBy(() -> theirs.insert(full(1, "a"))).hasMessageContaining("household");
            assertThatThrownBy(() -> theirs.get(key(1))).hasMessageContaining("household");
            assertThatThrownBy(() -> theirs.delete(key(1))).hasMessageContaining("household");
        }

        @Test
        void an_insert_of_a_key_that_is_known() {
            table().insert(full(1, "a"));

            assertThatThrownBy(() -> table().insert(full(1, "b"))).hasMessageContaining("exists");
        }

        @Test
        void an_insert_of_a_key_that_the_table_has_at_the_flush() throws SQLException {
            table().insert(full(1, "a"));
            commit();
            cache.clear();
            table().insert(full(1, "b"));

            assertThatThrownBy(cache::flush)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("23505"));
        }

        @Test
        void a_change_of_a_row_that_somebody_else_removed() throws SQLException {
            table().insert(full(1, "a"));
            commit();
            execute("delete from rows.thing");
            table().put(full(1, "b"));

            assertThatThrownBy(cache::flush).isInstanceOf(RowsDiffer.class);
        }

        @Test
        void instants_that_postgresql_would_round() {
            Row fine = full(1, "a");
            Row finer =
                    new Row(
                            US,
                            fine.dayOf(),
                            1,
                            1,
                            (short) 1,
                            true,
                            Direction.IN,
                            "",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            Instant.ofEpochSecond(0, 1),
                            null);

            assertThatThrownBy(() -> table().insert(finer)).hasMessageContaining("microseconds");
        }

        @Test
        void tables_that_differ_from_their_records() {
            record OtherKey(UUID household) {}
            record Other(UUID household, int big, String unknown) {}
            var other = new TableDefinition<>("thing", OtherKey.class, Other.class);
            var database = new Database(new SingleConnectionDataSource(connection, true));

            SchemaCheck.require(database, "rows", List.of(THING));
            assertThatThrownBy(() -> SchemaCheck.require(database, "rows", List.of(other)))
                    .isInstanceOf(SchemaMismatch.class)
                    .hasMessageContaining("thing.big is int8, the record has integer")
                    .hasMessageContaining("thing.unknown is missing")
                    .hasMessageContaining("thing.day_of is in no record")
                    .hasMessageContaining("primary key");
        }
    }
}
