package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.testing.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoreSchemaTest {
    private static final String[] SCHEMAS = {"event_store", "keys", "lookup", "registry"};

    @Test
    void up_down_up_leaves_what_it_should() throws SQLException {
        try (Connection connection = newDatabase()) {
            StoreSchema.upgrade(connection);
            List<String> made = columns(connection);
            for (Changelog changelog : StoreSchema.changelogs().reversed()) {
                changelog.rollback(connection, count(connection, changelog.schema()));
            }
            assertThat(columns(connection)).isEmpty();
            StoreSchema.upgrade(connection);
            assertThat(columns(connection)).isEqualTo(made).isNotEmpty();
        }
    }

    @Test
    void a_changelog_that_fails_leaves_the_connection_as_it_was() throws SQLException {
        try (Connection connection = newDatabase()) {
            Changelog changelog = StoreSchema.changelogs().getLast();
            execute(connection, "create schema " + changelog.schema());
            execute(
                    connection,
                    "create table " + changelog.schema() + ".databasechangelog (x int)");

            assertThatThrownBy(() -> changelog.upgrade(connection))
                    .isInstanceOf(ChangelogFailed.class);

            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void a_second_upgrade_changes_nothing_and_a_lock_left_by_a_killed_run_is_released()
            throws SQLException {
        try (Connection connection = newDatabase()) {
            StoreSchema.upgrade(connection);
            execute(
                    connection,
                    "update event_store.databasechangeloglock set locked = true, lockedby = 'a killed run'");
            StoreSchema.upgrade(connection);
            StoreSchema.requireUpToDate(connection, SCHEMAS);
        }
    }

    @Test
    void a_database_behind_or_ahead_is_refused_with_the_command_that_mends_it()
            throws SQLException {
        try (Connection connection = newDatabase()) {
            assertThatThrownBy(() -> StoreSchema.requireUpToDate(connection, SCHEMAS))
                    .isInstanceOf(SchemaOutOfDate.class)
                    .hasMessageContaining("tidemark schema upgrade");
            StoreSchema.upgrade(connection);
            execute(
                    connection,
                    "update lookup.databasechangelog set id = 'from-the-future' where id = 'member'");
            execute(
                    connection,
                    "insert into lookup.databasechangelog select (jsonb_populate_record(null::lookup.databasechangelog, to_jsonb(d) || '{\"id\": \"member\"}')).* from lookup.databasechangelog d where id = 'from-the-future'");
            assertThatThrownBy(() -> StoreSchema.requireUpToDate(connection, SCHEMAS))
                    .hasMessageContaining("ahead of this release (lookup: from-the-future)");
        }
    }

    @Test
    void the_database_and_the_code_agree_on_every_household_s_lane() throws SQLException {
        try (Connection connection = newDatabase()) {
            StoreSchema.upgrade(connection);
            try (ResultSet rows =
                    connection
                            .createStatement()
                            .executeQuery(
                                    "select id, event_store.lane_of(id) from (select gen_random_uuid() id from generate_series(1, 5000)) ids")) {
                while (rows.next()) {
                    assertThat(Lane.of(rows.getObject(1, UUID.class))).isEqualTo(rows.getInt(2));
                }
            }
        }
    }

    private static Connection newDatabase() throws SQLException {
        var database = TestServers.newDatabase();
        return DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection connection, String schema) throws SQLException {
        try (ResultSet row =
                connection
                        .createStatement()
                        .executeQuery("select count(*) from " + schema + ".databasechangelog")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static List<String> columns(Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows =
                connection
                        .createStatement()
                        .executeQuery(
                                """
                                select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type
                                from information_schema.columns
                                where table_schema in ('event_store', 'keys', 'lookup', 'registry') and table_name not like 'databasechangelog%'
                                union all
                                select routine_schema || '.' || routine_name || '()' from information_schema.routines
                                where routine_schema in ('event_store', 'keys', 'lookup', 'registry')
                                order by 1\
                                """)) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }
}
