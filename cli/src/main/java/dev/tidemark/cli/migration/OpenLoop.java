package dev.tidemark.cli.migration;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/// Sends a request whenever one is due, whatever has become of those before: a stall is felt by all
/// that were due in it. Each counts from when it was due. It begins slowly and is at its rate after
/// [#RAMP], as a load balancer does with an instance that has just started; those early requests
/// count as all others do.
final class OpenLoop implements AutoCloseable {
    /// Ten seconds' worth and more: who waits that long has given up.
    private static final int MOST_UNANSWERED = 1_500;

    static final Duration RAMP = Duration.ofSeconds(90);

    private final long intervalNanos;
    private final int wanted;
    private final LongFunction<CompletableFuture<Integer>> send;
    private final Timings timings = new Timings();
    private final Map<String, Long> failures = new ConcurrentSkipListMap<>();
    private final Phaser unanswered = new Phaser(1);
    private final Semaphore room = new Semaphore(MOST_UNANSWERED);
    private final Thread thread;
    private volatile boolean ended;

    /// @param wanted the status of an answer that is no failure
    /// @param send one request by its number, answered with its status
    OpenLoop(
            String name, int perSecond, int wanted, LongFunction<CompletableFuture<Integer>> send) {
        this.intervalNanos = 1_000_000_000L / perSecond;
        this.wanted = wanted;
        this.send = send;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    private void run() {
        long begin = System.nanoTime();
        long due = begin;
        for (long number = 0; !ended; number++) {
            due += interval(due - begin);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            send(number, due);
        }
    }

    /// @param age since the first request, in nanoseconds
    private long interval(long age) {
        double rate = Math.clamp((double) age / RAMP.toNanos(), 0.05, 1);
        return Math.round(intervalNanos / rate);
    }

    private void send(long number, long due) {
        if (!room.tryAcquire()) {
            failed("given up unsent");
            return;
        }
        unanswered.register();
        send.apply(number)
                .whenComplete((status, failure) -> {
                    timings.add(due);
                    if (failure != null) {
                        failed(failure.toString());
                    } else if (status != wanted) {
                        failed("status " + status);
                    }
                    room.release();
                    unanswered.arriveAndDeregister();
                });
    }

    private void failed(String reason) {
        failures.merge(reason, 1L, Long::sum);
    }

    Timings timings() {
        return timings;
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many by what became of them.
    Map<String, Long> failures() {
        return failures;
    }

    /// Returns when the last request is answered.
    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        unanswered.arriveAndAwaitAdvance();
    }
}
