package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.embedded.testing.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two schemas that were made alike, and what somebody does to one of them by hand.
class SchemaDifferencesTest {
    private static final String MADE =
            """
            create schema ${schema};
            create table ${schema}.entry (
                household uuid not null,
                line      integer generated always as identity,
                amount    bigint not null default 0 check (amount >= 0),
                payee     text,
                primary key (household, line)
            );
            create index entry_by_payee on ${schema}.entry (household, payee);
            """;

    private final Connection connection = TestServers.newDatabase().open();

    SchemaDifferencesTest() throws SQLException {}

    @BeforeEach
    void make_both() throws SQLException {
        execute(MADE.replace("${schema}", "made"));
        execute(MADE.replace("${schema}", "live"));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void assertSaid(String byHand, String... sentences) throws SQLException {
        execute(byHand);
        assertThat(
                        SchemaDifferences.between(
                                SchemaShape.of(connection, "live"),
                                SchemaShape.of(connection, "made")))
                .containsExactly(sentences);
    }

    @Test
    void alike_is_no_difference() throws SQLException {
        assertSaid("select 1");
        assertThat(SchemaShape.of(connection, "made").tables()).hasSize(1);
    }

    @Test
    void columns() throws SQLException {
        assertSaid(
                "alter table live.entry drop column payee, add note text default 'x', alter amount drop not null",
                "column entry.amount bigint default 0 should be amount bigint not null default 0",
                "column entry.payee text is missing",
                "column entry.note text default 'x'::text is in no changeset",
                "index entry_by_payee on entry is missing: CREATE INDEX entry_by_payee ON entry USING btree (household, payee)");
    }

    @Test
    void checks_and_keys() throws SQLException {
        assertSaid(
                """
                alter table live.entry drop constraint entry_amount_check,
                    drop constraint entry_pkey, add primary key (line)\
                """,
                "primary key entry_pkey on entry is PRIMARY KEY (line) and should be PRIMARY KEY (household, line)",
                "check entry_amount_check on entry is missing: CHECK ((amount >= 0))");
    }

    @Test
    void an_index_of_somebody_s_own_a_trigger_with_its_function_and_a_table() throws SQLException {
        assertSaid(
                """
                create index mine on live.entry (amount);
                create table live.notes (x int);
                create function live.nothing() returns trigger language plpgsql as $$ begin return null; end $$;
                create trigger nothing after insert on live.entry execute function live.nothing();
                """,
                "index mine on entry is in no changeset",
                "trigger nothing on entry is in no changeset",
                "table notes is in no changeset",
                "function nothing() is in no changeset");
    }

    @Test
    void sequences_functions_and_types_that_are_missing() throws SQLException {
        execute(
                """
                create sequence made.tickets;
                create type made.mood as enum ('fine');
                create function made.twice(x int) returns int language sql as 'select 2 * x';
                """);

        assertSaid(
                "select 1",
                "function twice(integer) is missing",
                "sequence tickets is missing",
                "type mood is missing");
    }
}
