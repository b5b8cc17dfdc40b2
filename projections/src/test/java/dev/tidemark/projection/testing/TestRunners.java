package dev.tidemark.projection.testing;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.check.Checks;
import dev.tidemark.projection.check.VersionCheck;
import dev.tidemark.projection.checkpoint.Arrivals;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Consumers;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.registry.ReadModelSet;
import dev.tidemark.projection.registry.VersionSchema;
import dev.tidemark.projection.runner.Rebuild;
import dev.tidemark.projection.runner.RunnerSettings;
import dev.tidemark.projection.runner.RunnerSupplies;
import dev.tidemark.projection.runner.Runners;
import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.status.ParkedHouseholds;
import dev.tidemark.projection.status.ProjectionStatus;
import dev.tidemark.projection.table.Fingerprint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// A projection, set up in a database, and runners of it as several processes would have them.
public final class TestRunners implements AutoCloseable {
    private final Projection projection;
    private final String kafka;
    private final TestTopic topic;
    private final HikariDataSource migrator;
    private final HikariDataSource runner;
    private final Database database;
    private final Arrivals arrivals = new Arrivals();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<Runners> started = new ArrayList<>();

    public TestRunners(DatabaseAddress address, TestTopic topic, Projection projection) {
        this(address, topic, projection, TestServers.kafka());
    }

    public TestRunners(
            DatabaseAddress address, TestTopic topic, Projection projection, String kafka) {
        this.projection = projection;
        this.topic = topic;
        this.kafka = kafka;
        migrator = TestDatabase.pool(address, "tidemark_migrator");
        runner = TestDatabase.pool(address, "tidemark_runner");
        database = new Database(runner);
        setUp();
    }

    public void setUp() {
        new ReadModelSet(List.of(projection), migrator, database).setUp();
    }

    public DataSource dataSource() {
        return runner;
    }

    public Database database() {
        return database;
    }

    public String schema() {
        return projection.id().schema();
    }

    /// Where a test waits for what its runners commit.
    public Arrivals arrivals() {
        return arrivals;
    }

    public VersionSchema schemas() {
        return new VersionSchema(migrator, database);
    }

    public MeterRegistry meters() {
        return meters;
    }

    /// Settings that do not make a test wait.
    public static RunnerSettings quick(int batch, long cacheRows) {
        return lingering(batch, cacheRows, Duration.ofMillis(10));
    }

    public static RunnerSettings lingering(int batch, long cacheRows, Duration linger) {
        return new RunnerSettings(
                batch,
                cacheRows,
                64L << 20,
                Duration.ofMillis(20),
                linger,
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofMillis(5),
                Duration.ofMillis(40),
                Duration.ofMillis(300));
    }

    public Runners start() {
        return start(quick(500, 100_000));
    }

    public Runners start(RunnerSettings settings) {
        return start(settings, runner);
    }

    /// Runners that write through this data source.
    public Runners start(RunnerSettings settings, DataSource through) {
        var runners = new Runners(supplies(settings, through), List.of(projection));
        runners.run(new Builds(database).kept());
        started.add(runners);
        return runners;
    }

    public RunnerSupplies supplies(RunnerSettings settings, DataSource through) {
        return new RunnerSupplies(
                new Database(through),
                new Consumers(kafka, settings.batch()),
                topic.codec(),
                arrivals,
                meters,
                "runner-" + UUID.randomUUID(),
                settings);
    }

    public BuildStatus status() {
        return new ProjectionStatus(database, List.of(projection))
                .all().stream()
                        .filter(status -> status.build().projection().equals(projection.id()))
                        .findFirst()
                        .orElseThrow();
    }

    public ParkedHouseholds parked() {
        return new ParkedHouseholds(database);
    }

    /// Waits until nothing of the store is missing.
    public void awaitHead() {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> {
                    BuildStatus status = status();
                    return status.head() > 0 && status.lagEvents() == 0;
                });
    }

    public Map<String, Fingerprint> fingerprints() {
        Map<String, Fingerprint> prints = new LinkedHashMap<>();
        projection
                .tables()
                .forEach(table ->
                        prints.put(
                                table.name(),
                                database.snapshot(
                                        () -> Fingerprint.of(database, schema(), table))));
        return prints;
    }

    public VersionCheck check() {
        var checks =
                new Checks(
                        database,
                        schemas(),
                        new Rebuild(supplies(quick(500, 100_000), runner), 2),
                        List.of(projection));
        return checks.run().getFirst();
    }

    @Override
    public void close() {
        started.forEach(Runners::close);
        migrator.close();
        runner.close();
    }
}
