package dev.tidemark.projection.table;

import static dev.tidemark.projection.table.ThingTable.THING;
import static dev.tidemark.projection.table.ThingTable.empty;
import static dev.tidemark.projection.table.ThingTable.full;
import static dev.tidemark.projection.table.ThingTable.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Rows come out of a table as they went in, however they went in.
class RowCacheTest {
    private final ThingTable things = new ThingTable();

    RowCacheTest() throws SQLException {}

    @Test
    void every_type_comes_back_as_it_went_in_by_copy() throws SQLException {
        things.rows().insert(full(1, "a"));
        things.rows().insert(empty(2));
        things.commit();
        things.cache.clear();

        assertThat(things.rows().get(key(1))).isEqualTo(full(1, "a"));
        assertThat(things.rows().get(key(2))).isEqualTo(empty(2));
        assertThat(things.rows().get(key(3))).isNull();
    }

    @Test
    void every_type_comes_back_as_it_went_in_by_update() throws SQLException {
        things.rows().insert(empty(1));
        things.rows().insert(full(2, "b"));
        things.commit();
        things.rows().put(full(1, "a"));
        things.rows().put(empty(2));
        things.commit();
        things.cache.clear();

        assertThat(things.rows().get(key(1))).isEqualTo(full(1, "a"));
        assertThat(things.rows().get(key(2))).isEqualTo(empty(2));
    }

    @Test
    void a_row_may_be_made_changed_deleted_and_made_again_in_one_batch() throws SQLException {
        things.rows().insert(empty(1));
        things.rows().put(full(1, "a"));
        things.rows().delete(key(1));
        things.rows().insert(full(1, "b"));
        things.rows().put(empty(2));
        things.rows().delete(key(2));
        things.rows().delete(key(3));
        things.commit();
        things.cache.clear();

        assertThat(things.rows().get(key(1))).isEqualTo(full(1, "b"));
        assertThat(things.rows().get(key(2))).isNull();

        things.rows().delete(key(1));
        things.rows().insert(full(1, "c"));
        things.commit();
        things.rows().delete(key(1));
        things.commit();
        things.cache.clear();
        assertThat(things.rows().get(key(1))).isNull();
    }

    @Test
    void evicted_rows_are_read_again() throws SQLException {
        for (int day = 1; day <= 20; day++) {
            things.rows().insert(full(day, "row " + day));
        }
        things.commit();
        things.cache.trim(3, Long.MAX_VALUE);

        assertThat(things.cache.size()).isLessThanOrEqualTo(3);
        assertThat(things.rows().get(key(4))).isEqualTo(full(4, "row 4"));
        things.cache.trim(1_000, 600);
        assertThat(things.cache.size()).isLessThanOrEqualTo(3);
    }

    @Test
    void named_rows_are_loaded_with_one_query_and_an_unchanged_row_is_not_written()
            throws SQLException {
        things.rows().insert(full(1, "a"));
        things.commit();
        things.cache.clear();
        things.cache.load(keys -> {
            keys.add(THING, key(1));
            keys.add(THING, key(2));
        });
        things.cache.use(null);

        assertThat(things.rows().get(key(1))).isEqualTo(full(1, "a"));
        assertThat(things.rows().get(key(2))).isNull();

        things.cache.use(things.connection());
        things.execute("create table if not exists rows.seen (x int)");
        String version = xmin();
        things.rows().put(full(1, "a"));
        things.commit();
        assertThat(xmin()).isEqualTo(version);
    }

    private String xmin() throws SQLException {
        try (var statement = things.connection().createStatement();
                var row = statement.executeQuery("select xmin::text from rows.thing")) {
            row.next();
            return row.getString(1);
        }
    }
}
