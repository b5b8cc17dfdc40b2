package dev.tidemark.projection.hosting;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.reading.ReadOutcomes;
import dev.tidemark.projection.registry.Instances;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/// Says that this process is alive, what it has code for, and how its reads went.
final class Heartbeat implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final long SECONDS = 5;

    private final Instances instances;
    private final List<Projection> projections;
    private final ReadOutcomes reads;
    private final JsonMapper json = new JsonMapper();
    private @Nullable ScheduledExecutorService clock;

    Heartbeat(
            @Qualifier("runnerDatabase") Database runnerDatabase,
            List<Projection> projections,
            ReadOutcomes reads) {
        this.instances = new Instances(runnerDatabase);
        this.projections = projections;
        this.reads = reads;
    }

    @Override
    public synchronized void start() {
        clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("heartbeat").factory());
        clock.scheduleWithFixedDelay(this::beat, 0, SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        try {
            instances.seen(
                    Instance.name(),
                    projections.stream().map(Projection::id).toList(),
                    json.writeValueAsString(reads.lastMinute()));
        } catch (RuntimeException e) {
            LOG.warn("could not say that this instance is alive: {}", e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdown();
            clock = null;
            instances.gone(Instance.name());
        }
    }

    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
