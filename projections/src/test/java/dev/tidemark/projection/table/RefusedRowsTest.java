package dev.tidemark.projection.table;

import static dev.tidemark.projection.table.ThingTable.THEM;
import static dev.tidemark.projection.table.ThingTable.THING;
import static dev.tidemark.projection.table.ThingTable.full;
import static dev.tidemark.projection.table.ThingTable.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.Direction;
import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.table.ThingTable.Key;
import dev.tidemark.projection.table.ThingTable.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// What a table refuses before, or while, it is written.
class RefusedRowsTest {
    private final ThingTable things = new ThingTable();

    RefusedRowsTest() throws SQLException {}

    @Test
    void rows_and_keys_of_another_household() {
        Table<Key, Row> theirs = things.cache.of(THEM).of(THING);

        assertThatThrownBy(() -> theirs.put(full(1, "a"))).hasMessageContaining("household");
        assertThatThrownBy(() -> theirs.insert(full(1, "a"))).hasMessageContaining("household");
        assertThatThrownBy(() -> theirs.get(key(1))).hasMessageContaining("household");
        assertThatThrownBy(() -> theirs.delete(key(1))).hasMessageContaining("household");
    }

    @Test
    void an_insert_of_a_key_that_is_known() {
        things.rows().insert(full(1, "a"));

        assertThatThrownBy(() -> things.rows().insert(full(1, "b"))).hasMessageContaining("exists");
    }

    @Test
    void an_insert_of_a_key_that_the_table_has_at_the_flush() throws SQLException {
        things.rows().insert(full(1, "a"));
        things.commit();
        things.cache.clear();
        things.rows().insert(full(1, "b"));

        assertThatThrownBy(things.cache::flush)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
    }

    @Test
    void a_change_of_a_row_that_somebody_else_removed() throws SQLException {
        things.rows().insert(full(1, "a"));
        things.commit();
        things.execute("delete from rows.thing");
        things.rows().put(full(1, "b"));

        assertThatThrownBy(things.cache::flush).isInstanceOf(RowsDiffer.class);
    }

    @Test
    void instants_that_postgresql_would_round() {
        Row fine = full(1, "a");
        Row finer =
                new Row(
                        ThingTable.US,
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

        assertThatThrownBy(() -> things.rows().insert(finer)).hasMessageContaining("microseconds");
    }

    @Test
    void tables_that_differ_from_their_records() {
        record OtherKey(UUID household) {}
        record Other(UUID household, int big, String unknown) {}
        var other = new TableDefinition<>("thing", OtherKey.class, Other.class);
        var database = new Database(new SingleConnectionDataSource(things.connection(), true));

        SchemaCheck.require(database, "rows", List.of(THING));
        assertThatThrownBy(() -> SchemaCheck.require(database, "rows", List.of(other)))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("thing.big is int8, the record has integer")
                .hasMessageContaining("thing.unknown is missing")
                .hasMessageContaining("thing.day_of is in no record")
                .hasMessageContaining("primary key");
    }
}
