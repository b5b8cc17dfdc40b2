package dev.tidemark.projection.migration;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.personal.JdbcPersonalKeys;
import dev.tidemark.personal.PersonalCipher;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.check.Checks;
import dev.tidemark.projection.check.VersionCheck;
import dev.tidemark.projection.checkpoint.Arrivals;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Consumers;
import dev.tidemark.projection.reading.ReadOutcomes;
import dev.tidemark.projection.registry.Adoption;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.registry.ReadModelSet;
import dev.tidemark.projection.registry.VersionSchema;
import dev.tidemark.projection.runner.RunnerSupplies;
import dev.tidemark.projection.runner.Runners;
import dev.tidemark.projection.status.ProjectionStatus;
import dev.tidemark.projection.table.Fingerprint;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.core.NestedRuntimeException;

/// One process that hosts the engine and runners, as query-service does.
final class TestEngine implements AutoCloseable {
    static final Operator ANNA = new Operator("anna", "a test");

    private final HikariDataSource migrator;
    private final HikariDataSource runner;
    private final List<Projection> projections;
    private final Runners runners;
    private final Engine engine;
    private final Migrator host;
    private final Migrations migrations;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean over;

    TestEngine(DatabaseAddress address, TestTopic topic, List<? extends Projection> projections) {
        this(address, topic, projections, QuickSettings.all());
    }

    TestEngine(
            DatabaseAddress address,
            TestTopic topic,
            List<? extends Projection> projections,
            MigrationSettings settings) {
        this(address, topic, projections, settings, through -> through);
    }

    /// @param through what stands between this process and the database
    TestEngine(
            DatabaseAddress address,
            TestTopic topic,
            List<? extends Projection> projections,
            MigrationSettings settings,
            UnaryOperator<DataSource> through) {
        this(address, topic.bootstrapServers(), projections, settings, through);
        host();
    }

    private TestEngine(
            DatabaseAddress address,
            String kafka,
            List<? extends Projection> projections,
            MigrationSettings settings,
            UnaryOperator<DataSource> through) {
        this.projections = List.copyOf(projections);
        migrator = TestDatabase.pool(address, "tidemark_migrator");
        runner = TestDatabase.pool(address, "tidemark_runner");
        DataSource reached = through.apply(runner);
        var database = new Database(reached);
        var supplies =
                new RunnerSupplies(
                        database,
                        new Consumers(kafka, 500),
                        new EventJson(
                                new PersonalCipher(
                                        new JdbcPersonalKeys(runner, TestTopic.MASTER_KEY))),
                        new Arrivals(),
                        new SimpleMeterRegistry(),
                        "engine-" + UUID.randomUUID(),
                        TestRunners.quick(500, 100));
        runners = new Runners(supplies, this.projections);
        engine =
                new Engine(
                        reached,
                        new VersionSchema(migrator, database),
                        supplies,
                        this.projections,
                        new ReadOutcomes(),
                        settings,
                        InstantSource.system(),
                        this::feed);
        host = new Migrator(engine);
        migrations = new Migrations(engine);
    }

    /// Only commands, and looks at what others do.
    static TestEngine operator(
            DatabaseAddress address, String kafka, List<? extends Projection> projections) {
        var operator =
                new TestEngine(
                        address,
                        kafka,
                        projections,
                        QuickSettings.watching(Duration.ofMinutes(5)),
                        through -> through);
        operator.kill();
        return operator;
    }

    /// Hosts engine and runners for who has no topic to write to.
    static TestEngine hosting(
            DatabaseAddress address, String kafka, List<? extends Projection> projections) {
        var engine =
                new TestEngine(
                        address, kafka, projections, QuickSettings.all(), through -> through);
        engine.host();
        return engine;
    }

    private void host() {
        String readModel = projections.getFirst().id().readModel();
        new ReadModelSet(projections, migrator, database(), Map.of(readModel, 1)).setUp();
        feed();
        clock.scheduleWithFixedDelay(this::look, 50, 50, TimeUnit.MILLISECONDS);
    }

    private synchronized void feed() {
        if (!over) {
            runners.run(new Adoption(database(), projections).fed());
        }
    }

    /// As it does by itself twenty times a second.
    void look() {
        try {
            host.look();
        } catch (RuntimeException _) {
            // The database is away; the next look finds it or not.
        }
    }

    Migrations migrations() {
        return migrations;
    }

    Database database() {
        return engine.database();
    }

    Engine engine() {
        return engine;
    }

    Migration await(long id, Class<? extends Phase> phase) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptionsInstanceOf(NestedRuntimeException.class)
                .until(() -> migrations.find(id), m -> isIn(m, phase));
    }

    private static boolean isIn(Migration migration, Class<? extends Phase> phase) {
        if (migration.problem() != null && !phase.isInstance(migration.phase())) {
            throw new AssertionError(migration + " has a problem: " + migration.problem());
        }
        return phase.isInstance(migration.phase());
    }

    Migration awaitProblem(long id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> migrations.find(id), m -> m.problem() != null);
    }

    /// Waits until no build that is fed lacks anything, or longer while the database is away.
    void awaitHead() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .ignoreExceptionsInstanceOf(NestedRuntimeException.class)
                .until(() ->
                        new ProjectionStatus(database(), projections)
                                .all().stream().allMatch(s -> s.lagEvents() == 0));
    }

    ProjectionId active(String readModel) {
        return new Builds(database()).active(readModel).orElseThrow().projection();
    }

    /// Hashes of all tables of a version, by name.
    Map<String, Fingerprint> fingerprints(Projection projection) {
        Map<String, Fingerprint> prints = new LinkedHashMap<>();
        for (TableDefinition<?, ?> table : projection.tables()) {
            prints.put(
                    table.name(),
                    database()
                            .snapshot(() ->
                                    Fingerprint.of(database(), projection.id().schema(), table)));
        }
        return prints;
    }

    /// Folds every live version from the log once more and compares.
    List<VersionCheck> check() {
        return new Checks(database(), engine.schemas(), engine.rebuild(), projections).run();
    }

    Build.State state(Build build) {
        return new Builds(database())
                .find(build.projection(), build.number())
                .orElseThrow()
                .state();
    }

    /// Ends as a killed process does: nothing is told to anybody.
    void kill() {
        over = true;
        clock.shutdownNow();
        host.close();
        runners.close();
    }

    @Override
    public void close() {
        kill();
        migrator.close();
        runner.close();
    }
}
