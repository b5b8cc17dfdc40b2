package dev.tidemark.rehearsal.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.event.lines.BadLine;
import dev.tidemark.event.lines.EventLines;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.rehearsal.driver.Store;
import dev.tidemark.rehearsal.generator.StreamPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A migration as `./tidemark rehearse` has it, on real servers.
class SceneTest {
    private static final StreamPlan PLAN = new StreamPlan(11, 600, 3, "demo");
    private static final ProjectionId ONE = new ProjectionId("spending", 1);
    private static final ProjectionId TWO = new ProjectionId("spending", 2);

    @TempDir Path folder;

    /// As a program gets them of a database and a topic that are its own.
    private static List<String> settings() {
        DatabaseAddress database = empty();
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--spring.profiles.active=dev",
                                "--logging.level.root=warn",
                                "--tidemark.database.url=" + database.jdbcUrl(),
                                "--tidemark.database.durable=false",
                                "--tidemark.database.pool-size=4",
                                "--tidemark.topic.name=rehearsed-" + UUID.randomUUID(),
                                "--tidemark.kafka.bootstrap-servers=" + TestServers.kafka(),
                                "--tidemark.personal.master-key=" + TestTopic.MASTER_KEY));
        for (String role : List.of("command", "keys", "query", "runner", "migrator")) {
            String login = "--tidemark.database." + role;
            settings.add(login + ".username=tidemark_" + role);
            settings.add(login + ".password=" + TestDatabase.PASSWORD);
        }
        return settings;
    }

    /// Owned by the migrator, which is to make all there is in it but for what it takes a
    /// superuser.
    private static DatabaseAddress empty() {
        TestDatabase.fresh();
        DatabaseAddress empty = TestServers.newDatabase();
        try (var connection = empty.open();
                var statement = connection.createStatement()) {
            statement.execute(
                    "alter database %s owner to tidemark_migrator".formatted(empty.database()));
            statement.execute("alter function pg_catalog.texticlike(text, text) leakproof");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return empty;
    }

    private Path file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("events.jsonl"), lines);
    }

    private static List<String> lines() throws InterruptedException {
        var lines = new EventLines();
        return Store.with(PLAN).envelopes().stream().map(lines::write).toList();
    }

    @Test
    void a_file_of_events_is_migrated_there_and_back_and_there_again()
            throws IOException, InterruptedException {
        var committed = new AtomicLong();
        List<String> steps = new ArrayList<>();
        RehearsedMigration found;
        try (Scene scene = Scene.open(ONE, TWO, settings())) {
            var copied = scene.store(file(lines()), committed::addAndGet);
            assertThat(copied.events()).isEqualTo(600).isEqualTo(committed.get());
            assertThat(copied.households()).isEqualTo(3);
            found = scene.migrate(copied.events(), steps::add);
        }

        assertThat(found.passed()).isTrue();
        assertThat(found.report().position()).isEqualTo(600);
        assertThat(found.report().comparisons())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.fromRows()).isPositive());
        assertThat(found.seconds().keySet())
                .containsSubsequence(
                        "feed spending/1", "plan", "switch", "rollback", "switch again");
        assertThat(steps).hasSameSizeAs(found.seconds().keySet());
        assertThat(found.schema().columnsRemoved()).contains("spending.total");
        assertThat(found.schema().columnsAdded()).contains("spending.money_in");
        assertThat(found.queries().get("compare.old.sql")).contains("from spending_v1.spending");
        assertThat(found.queries().get("verification.sql")).contains("from spending_v2.spending");
    }

    @Test
    void a_stream_that_is_made_up_comes_through_the_aggregates_and_the_relay()
            throws InterruptedException {
        var committed = new AtomicLong();
        try (Scene scene = Scene.open(ONE, TWO, settings())) {
            scene.store(PLAN, 4, committed::addAndGet);
            assertThat(committed).hasValue(600);

            assertThat(scene.migrate(600, _ -> {}).passed()).isTrue();
        }
    }

    @Test
    void a_line_that_breaks_a_rule_is_named() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(lines());
        lines.set(599, "{}");
        Path file = file(lines);
        try (Scene scene = Scene.open(ONE, TWO, settings())) {
            assertThatThrownBy(() -> scene.store(file, _ -> {}))
                    .isInstanceOf(BadLine.class)
                    .hasMessageContaining("line 600, payload: must be a JSON object");
        }
    }

    @Test
    void what_is_no_migration_is_refused_before_anything_starts() {
        assertThatThrownBy(() -> Scene.open(TWO, ONE, List.of()))
                .hasMessageContaining("name a later version of the same read model");
        assertThatThrownBy(() -> Scene.open(ONE, new ProjectionId("spending", 9), List.of()))
                .hasMessageContaining("there is no spending/9; there are ");
    }
}
