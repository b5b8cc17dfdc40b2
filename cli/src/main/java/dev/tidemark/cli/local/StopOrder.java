package dev.tidemark.cli.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What was started, to be stopped once, the last first. It can be asked to stop from another
/// thread while things are still being started: what starts later is stopped at once.
final class StopOrder {
    private static final System.Logger LOG = System.getLogger(StopOrder.class.getName());
    private static final Executor THREADS = work -> Thread.ofVirtual().start(work);

    private final Deque<Runnable> stops = new ArrayDeque<>();
    private boolean stopping;

    void add(Runnable stop) {
        synchronized (this) {
            if (!stopping) {
                stops.push(stop);
                return;
            }
        }
        stop.run();
    }

    /// Starts in the background. A start that is under way is waited for before it is stopped.
    <T> CompletableFuture<T> start(Supplier<T> start, Consumer<T> stop) {
        var started = CompletableFuture.supplyAsync(start, THREADS);
        add(() -> stopOnceStarted(started, stop));
        return started;
    }

    private static <T> void stopOnceStarted(CompletableFuture<T> started, Consumer<T> stop) {
        try {
            stop.accept(started.join());
        } catch (CompletionException e) {
            // It never started; whoever asked for it has been told.
        }
    }

    synchronized boolean stopping() {
        return stopping;
    }

    /// A stop that fails does not keep the others from being made.
    void stopAll() {
        synchronized (this) {
            stopping = true;
        }
        for (Runnable stop = next(); stop != null; stop = next()) {
            try {
                stop.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Not stopped cleanly", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        return stops.poll();
    }
}
