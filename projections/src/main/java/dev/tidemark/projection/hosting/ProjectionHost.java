package dev.tidemark.projection.hosting;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.migration.MigrationSettings;
import dev.tidemark.projection.registry.Adoption;
import dev.tidemark.projection.registry.ReadModelSet;
import dev.tidemark.projection.runner.RunnerSupplies;
import dev.tidemark.projection.runner.Runners;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;

/// Sets read models up and runs a runner for every build that is kept, from the application's start
/// to its end. Builds that appear or retire meanwhile are seen within seconds.
final class ProjectionHost implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionHost.class);
    private static final long LOOK_SECONDS = 5;

    private final List<Projection> projections;
    private final @Nullable DataSource migrator;
    private final Database database;
    private final Adoption adoption;
    private final Runners runners;
    private final KafkaStart kafka;
    private final StatusMeters meters;
    private final Map<String, Integer> beginWith;
    private @Nullable ScheduledExecutorService clock;

    ProjectionHost(
            List<Projection> projections,
            @Qualifier("migratorDataSource") ObjectProvider<DataSource> migrator,
            @Qualifier("runnerDatabase") Database runnerDatabase,
            RunnerSupplies supplies,
            HostSettings settings,
            StatusMeters meters,
            MigrationSettings migrations,
            @Value("${tidemark.kafka.bootstrap-servers}") String bootstrapServers) {
        this.projections = projections;
        this.migrator = migrator.getIfAvailable();
        this.database = runnerDatabase;
        this.adoption = new Adoption(runnerDatabase, projections);
        this.runners = new Runners(supplies, projections);
        this.kafka = new KafkaStart(bootstrapServers, settings.patience());
        this.meters = meters;
        this.beginWith = migrations.beginWith();
    }

    @Override
    public synchronized void start() {
        kafka.await();
        if (migrator != null) {
            new ReadModelSet(projections, migrator, database, beginWith).setUp();
        }
        look();
        clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("projection-host").factory());
        clock.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /// Runs what is to be run now.
    void look() {
        try {
            runners.run(adoption.fed());
            meters.update();
        } catch (RuntimeException e) {
            LOG.warn("could not look for builds: {}", e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdown();
            clock = null;
        }
        runners.close();
    }

    /// Before the web server starts, and until after it has answered its last request.
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
