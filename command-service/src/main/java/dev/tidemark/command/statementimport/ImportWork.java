package dev.tidemark.command.statementimport;

import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.eventstore.Decisions;
import dev.tidemark.command.eventstore.Origin;
import dev.tidemark.command.statementimport.ImportLookup.Unfinished;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Finishes what was accepted: at once, and again and again for what a crash or a failure left
/// behind. An import is worked on by one instance at a time; that is for economy, correct it would
/// be anyway.
@Component
class ImportWork implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

    /// So that imports leave connections to people.
    private static final int AT_ONCE = 3;

    private final ImportLookup lookup;
    private final ImportLocks locks;
    private final Decisions decisions;
    private final Duration interval;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile boolean running;
    private ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    ImportWork(
            ImportLookup lookup,
            ImportLocks locks,
            Decisions decisions,
            @Value("${tidemark.imports.resume-every}") Duration interval) {
        this.lookup = lookup;
        this.locks = locks;
        this.decisions = decisions;
        this.interval = interval;
    }

    @Override
    public void start() {
        running = true;
        clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleWithFixedDelay(this::resume, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void resume() {
        try {
            lookup.unfinished().forEach(unfinished -> begin(unfinished.statementImport()));
        } catch (DataAccessException e) {
            log.warn("unfinished imports cannot be looked for: {}", e.getMessage());
        }
    }

    /// Returns at once.
    void begin(UUID statementImport) {
        Thread.ofVirtual().name("import-" + statementImport).start(() -> finish(statementImport));
    }

    private void finish(UUID statementImport) {
        places.acquireUninterruptibly();
        try {
            locks.alone(statementImport, () -> chunks(statementImport));
        } catch (Refused | DataAccessException e) {
            log.warn(
                    "import {} has stopped and is tried again in {}: {}",
                    statementImport,
                    interval,
                    e.getMessage());
        } finally {
            places.release();
        }
    }

    private void chunks(UUID statementImport) {
        int lines = FinishImport.MOST_LINES;
        Optional<Unfinished> unfinished = lookup.unfinished(statementImport);
        while (running && unfinished.isPresent()) {
            lines = chunk(unfinished.get(), lines);
            unfinished = lookup.unfinished(statementImport);
        }
    }

    /// Returns how many lines to go on with: half of them, if so many took longer than they may.
    private int chunk(Unfinished unfinished, int lines) {
        try {
            record(unfinished, lines);
            return lines;
        } catch (Refused e) {
            if (e.refusal() == Refusal.BUSY && lines > 1) {
                return lines / 2;
            }
            throw e;
        }
    }

    /// In the name of whoever decided it.
    private void record(Unfinished unfinished, int lines) {
        decisions.decide(
                new FinishImport(unfinished.household(), unfinished.statementImport(), lines),
                new Origin(
                        unfinished.actor(),
                        UUID.randomUUID(),
                        null,
                        200,
                        unfinished.statementImport()));
    }

    @Override
    public void stop() {
        running = false;
        clock.close();
        // What is running ends its chunk and sees that it is to stop.
        places.acquireUninterruptibly(AT_ONCE);
        places.release(AT_ONCE);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
