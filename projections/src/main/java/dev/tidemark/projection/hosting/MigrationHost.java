package dev.tidemark.projection.hosting;

import dev.tidemark.projection.migration.Engine;
import dev.tidemark.projection.migration.MigrationSettings;
import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.projection.migration.Migrator;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Has the engine look for work every second, from the application's start to its end.
final class MigrationHost implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationHost.class);

    private final Migrator migrator;
    private final NewestVersions newest;
    private final MigrationMeters meters;
    private final boolean automatic;
    private @Nullable ScheduledExecutorService clock;

    MigrationHost(
            Engine engine,
            Migrations migrations,
            MigrationSettings settings,
            MigrationMeters meters) {
        this.meters = meters;
        this.migrator = new Migrator(engine);
        this.newest = new NewestVersions(engine.projections(), engine.builds(), migrations);
        this.automatic = settings.automatic();
    }

    @Override
    public synchronized void start() {
        clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("migration-host").factory());
        clock.scheduleWithFixedDelay(() -> guarded(migrator::look), 0, 1, TimeUnit.SECONDS);
        clock.scheduleWithFixedDelay(() -> guarded(migrator::dropExpired), 1, 10, TimeUnit.SECONDS);
        clock.scheduleWithFixedDelay(() -> guarded(meters::update), 1, 2, TimeUnit.SECONDS);
        if (automatic) {
            clock.scheduleWithFixedDelay(() -> guarded(newest::look), 2, 1, TimeUnit.SECONDS);
        }
    }

    private static void guarded(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("could not look for migrations: {}", e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdown();
            clock = null;
        }
        migrator.close();
    }

    /// After the runners have begun, and before they end.
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
