package dev.tidemark.benchmark.lag;

import dev.tidemark.benchmark.BenchmarkFailed;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The first failure of any watcher, kept for the thread that waits for them.
final class Failures implements UncaughtExceptionHandler {
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        first.compareAndSet(null, failure);
    }

    void raise() {
        var failure = first.get();
        if (failure instanceof BenchmarkFailed told) {
            throw told;
        }
        if (failure != null) {
            throw new BenchmarkFailed("a watcher failed: " + failure);
        }
    }
}
