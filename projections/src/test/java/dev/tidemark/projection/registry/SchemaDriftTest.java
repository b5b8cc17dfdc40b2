package dev.tidemark.projection.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.impact.Versions;
import dev.tidemark.projection.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Somebody alters the schemas of versions by hand.
class SchemaDriftTest {
    private static final DatabaseAddress ADDRESS = TestDatabase.fresh();
    private static final HikariDataSource MIGRATOR =
            TestDatabase.pool(ADDRESS, "tidemark_migrator");
    private static final HikariDataSource RUNNER = TestDatabase.pool(ADDRESS, "tidemark_runner");
    private static final Database DATABASE = new Database(RUNNER);
    private static final List<Projection> PROJECTIONS = Versions.all();
    private static final SchemaDrift DRIFT = setUp();

    private static SchemaDrift setUp() {
        new ReadModelSet(PROJECTIONS, MIGRATOR, DATABASE).setUp();
        return new SchemaDrift(new VersionSchema(MIGRATOR, DATABASE), DATABASE, PROJECTIONS);
    }

    @AfterAll
    static void close() {
        MIGRATOR.close();
        RUNNER.close();
    }

    private static void assertFound(String byHand, String takenBack, String... differences)
            throws SQLException {
        assertThat(DRIFT.all()).isEmpty();
        execute(byHand);
        assertThat(DRIFT.all())
                .singleElement()
                .satisfies(drift -> {
                    assertThat(drift.build().schema()).isEqualTo("ledger_v2");
                    assertThat(drift.differences()).containsExactly(differences);
                    assertThat(drift.toString())
                            .contains("schema ledger_v2", "put ledger_v2 right by hand");
                });
        execute(takenBack);
        assertThat(DRIFT.all()).isEmpty();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = ADDRESS.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_column_that_was_added() throws SQLException {
        assertFound(
                "alter table ledger_v2.entry add note text",
                "alter table ledger_v2.entry drop note",
                "column entry.note text is in no changeset");
    }

    @Test
    void an_index_that_was_dropped() throws SQLException {
        String index =
                "CREATE INDEX entry_by_number ON %sentry USING btree (household, known_from_number, known_from) WHERE (leg = 0)";
        assertFound(
                "drop index ledger_v2.entry_by_number",
                index.formatted("ledger_v2."),
                "index entry_by_number on entry is missing: " + index.formatted(""));
    }

    @Test
    void a_check_that_was_dropped() throws SQLException {
        String check = "CHECK (((leg = 0) OR ((leg = 1) AND (kind = 'TRANSFER'::text))))";
        assertFound(
                "alter table ledger_v2.entry drop constraint entry_leg",
                "alter table ledger_v2.entry add constraint entry_leg " + check,
                "check entry_leg on entry is missing: " + check);
    }

    @Test
    void nothing_is_left_of_the_schema_that_is_compared_with() throws SQLException {
        // As a process leaves it that is killed while it compares.
        new Database(MIGRATOR).sql().sql("create schema spending_v2_shape").update();
        assertThat(
                        new SchemaDrift(
                                        new VersionSchema(MIGRATOR, DATABASE),
                                        DATABASE,
                                        PROJECTIONS)
                                .all())
                .isEmpty();

        assertThat(
                        DATABASE.sql()
                                .sql(
                                        "select schema_name from information_schema.schemata where schema_name like '%shape'")
                                .query(String.class)
                                .list())
                .isEmpty();
    }
}
