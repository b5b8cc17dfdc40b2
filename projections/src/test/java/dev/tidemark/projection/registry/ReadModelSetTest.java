package dev.tidemark.projection.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.tally.Tally;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which version answers when code comes and goes.
class ReadModelSetTest {
    private final DatabaseAddress address = TestDatabase.fresh();
    private final HikariDataSource migrator = TestDatabase.pool(address, "tidemark_migrator");
    private final HikariDataSource runner = TestDatabase.pool(address, "tidemark_runner");
    private final Database database = new Database(runner);
    private final Tally first = new Tally("set");
    private final Tally second = new Tally("set", 2);

    @AfterEach
    void close() {
        migrator.close();
        runner.close();
    }

    private void setUp(Projection... projections) {
        new ReadModelSet(List.of(projections), migrator, database).setUp();
    }

    private long schemas() {
        return database.sql()
                .sql(
                        "select count(*) from information_schema.schemata where schema_name like 'set_v%'")
                .query(Long.class)
                .single();
    }

    @Test
    void a_version_that_is_added_beside_the_one_that_answers_waits() {
        setUp(first);
        setUp(first, second);

        assertThat(new Builds(database).kept())
                .singleElement()
                .satisfies(build -> assertThat(build.projection()).isEqualTo(first.id()));
        assertThat(new Builds(database).active("set"))
                .hasValueSatisfying(build -> assertThat(build.schema()).isEqualTo("set_v1"));
        assertThat(schemas()).isEqualTo(1);
    }

    @Test
    void a_new_installation_begins_with_the_newest_version() {
        setUp(first, second);

        assertThat(new Builds(database).kept())
                .singleElement()
                .satisfies(build -> assertThat(build.projection()).isEqualTo(second.id()));
        assertThat(schemas()).isEqualTo(1);
    }
}
