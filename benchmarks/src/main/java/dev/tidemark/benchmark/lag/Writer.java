package dev.tidemark.benchmark.lag;

import dev.tidemark.benchmark.BenchmarkFailed;
import dev.tidemark.benchmark.Durations;
import dev.tidemark.benchmark.Instance;
import dev.tidemark.store.Position;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Sends each write when it is due. A slow answer delays no other write, and counts from when the
/// write was due.
final class Writer {
    private final Instance instance;
    private final LagOptions options;
    private final List<BenchmarkHousehold> households;
    private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final Phaser unanswered = new Phaser(1);

    Writer(Instance instance, LagOptions options, List<BenchmarkHousehold> households) {
        this.instance = instance;
        this.options = options;
        this.households = households;
    }

    /// Returns when all are answered.
    void run() {
        var warmUp = options.rate() * options.warmUp().toSeconds();
        var all = warmUp + options.rate() * options.measured().toSeconds();
        var begin = System.nanoTime();
        for (int number = 0; number < all; number++) {
            var due = begin + number * 1_000_000_000L / options.rate();
            awaitTime(due);
            send(number, due, number >= warmUp);
        }
        unanswered.arriveAndAwaitAdvance();
        if (failed.get() > all / 100) {
            throw new BenchmarkFailed(failed.get() + " of " + all + " writes failed");
        }
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void send(int number, long due, boolean measured) {
        var household = households.get(number % households.size());
        unanswered.register();
        instance.send(household.transactions(), household.expense(number))
                .whenComplete((answer, failure) -> {
                    answered(household, answer, due, measured);
                    unanswered.arriveAndDeregister();
                });
    }

    private void answered(
            BenchmarkHousehold household,
            @Nullable HttpResponse<Void> answer,
            long due,
            boolean measured) {
        var now = System.nanoTime();
        if (answer == null || answer.statusCode() != 201) {
            failed.incrementAndGet();
            return;
        }
        var token = answer.headers().firstValue("Consistency-Token").orElse("");
        household
                .watch()
                .expect(new HouseholdWatch.Write(Position.parse(token).laneSeq(), now, measured));
        if (measured) {
            latencies.add(now - due);
        }
    }

    Durations latencies() {
        return new Durations(latencies.stream().mapToLong(Long::longValue).toArray());
    }

    int failed() {
        return failed.get();
    }
}
