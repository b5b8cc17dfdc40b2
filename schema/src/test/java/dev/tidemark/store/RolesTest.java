package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the roles that services run under may do, asked of the catalogue and tried.
class RolesTest {
    private static final String SERVICES =
            "('tidemark_command', 'tidemark_query', 'tidemark_runner', 'tidemark_keys')";
    private static Connection connection;

    @BeforeAll
    static void upgrade() throws SQLException {
        DatabaseAddress database = TestServers.newDatabase();
        connection =
                DriverManager.getConnection(
                        database.jdbcUrl(), database.user(), database.password());
        StoreSchema.upgrade(connection);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void no_role_of_a_service_owns_or_makes_anything() throws SQLException {
        assertThat(ask("select rolname from pg_roles where rolname in " + SERVICES)).hasSize(4);
        assertThat(
                        ask(
                                """
                                select rolname from pg_roles r where rolname in %s and (
                                    rolsuper or rolcreatedb or rolcreaterole or rolreplication
                                    or has_database_privilege(r.oid, current_database(), 'create')
                                    or exists (select from pg_namespace n where has_schema_privilege(r.oid, n.oid, 'create')
                                        and n.nspname not like 'pg_temp%%')
                                    or exists (select from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o'
                                        and d.dbid in (0, (select oid from pg_database where datname = current_database())))
                                    or exists (select from pg_auth_members m where m.member = r.oid
                                        and m.roleid <> 'pg_read_all_stats'::regrole))\
                                """
                                        .formatted(SERVICES)))
                .isEmpty();
    }

    @Test
    void events_are_inserted_by_one_role_and_changed_by_none() throws SQLException {
        assertThat(
                        ask(
                                """
                                select rolname || ' ' || privilege from pg_roles,
                                    unnest(array['insert', 'update', 'delete', 'truncate', 'trigger', 'references']) privilege
                                where rolname in %s and (has_table_privilege(oid, 'event_store.event', privilege)
                                    or privilege in ('insert', 'update') and has_any_column_privilege(oid, 'event_store.event', privilege))\
                                """
                                        .formatted(SERVICES)))
                .containsExactly("tidemark_command insert");
    }

    @Test
    void the_role_that_answers_writes_nothing() throws SQLException {
        assertThat(
                        ask(
                                """
                                select c.oid::regclass || ' ' || privilege from pg_class c
                                    join pg_namespace n on n.oid = c.relnamespace,
                                    unnest(array['insert', 'update', 'delete', 'truncate']) privilege
                                where c.relkind in ('r', 'p', 'v') and n.nspname not in ('pg_catalog', 'information_schema')
                                    and has_table_privilege('tidemark_query', c.oid, privilege)\
                                """))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tidemark_command", "tidemark_query", "tidemark_runner", "tidemark_keys"})
    void what_the_catalogue_forbids_is_refused(String role) throws SQLException {
        execute("set role " + role);
        try {
            for (String forbidden :
                    List.of(
                            "update event_store.event set actor = 'x'",
                            "delete from event_store.event",
                            "truncate event_store.event",
                            "alter table event_store.event disable trigger all",
                            "drop table event_store.event",
                            "create table event_store.mine (x int)",
                            "create table public.mine (x int)",
                            "create schema mine",
                            "drop schema lookup cascade",
                            "alter role " + role + " superuser")) {
                assertThatThrownBy(() -> execute(forbidden))
                        .as(forbidden)
                        .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                        .extracting(SQLException::getSQLState)
                        .isEqualTo("42501");
            }
        } finally {
            execute("reset role");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidemark_command", "tidemark_query"})
    void personal_keys_are_for_their_own_roles(String role) throws SQLException {
        execute("set role " + role);
        try {
            assertThatThrownBy(() -> execute("select * from keys.data_key"))
                    .hasMessageContaining("permission denied");
        } finally {
            execute("reset role");
        }
    }

    private static List<String> ask(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
