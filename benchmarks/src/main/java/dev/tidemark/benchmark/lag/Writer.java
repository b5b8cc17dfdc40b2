package dev.tidemark.benchmark.lag;

import dev.tidemark.benchmark.BenchmarkFailed;
import dev.tidemark.benchmark.Durations;
import dev.tidemark.benchmark.Instance;
import dev.tidemark.store.Position;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Sends each write when it is due. A slow answer delays no other write, and counts from when the
/// write was due.
final class Writer {
    private final Instance instance;
    private final LagOptions options;
    private final List<BenchmarkHousehold> households;
    private final Watches watches;
    private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Phaser unanswered = new Phaser(1);

    Writer(
            Instance instance,
            LagOptions options,
            List<BenchmarkHousehold> households,
            Watches watches) {
        this.instance = instance;
        this.options = options;
        this.households = households;
        this.watches = watches;
    }

    /// Returns when all are answered.
    void run() {
        var schedule = Schedule.of(options);
        var begin = System.nanoTime();
        for (int number = 0; number < schedule.writes(); number++) {
            var due = begin + schedule.dueNanos(number);
            awaitTime(due);
            send(number, due, schedule.isMeasured(number));
        }
        unanswered.arriveAndAwaitAdvance();
        if (failed() > (schedule.writes() - schedule.warmUp()) / 100) {
            throw new BenchmarkFailed("%d writes failed: %s".formatted(failed(), failures));
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
                    if (answer != null && answer.statusCode() == 201) {
                        answered(household, answer, due, measured);
                    } else if (measured) {
                        failures.merge(reason(answer, failure), 1, Integer::sum);
                    }
                    unanswered.arriveAndDeregister();
                });
    }

    private void answered(
            BenchmarkHousehold household, HttpResponse<Void> answer, long due, boolean measured) {
        var now = System.nanoTime();
        var token = answer.headers().firstValue(Instance.CONSISTENCY).orElse("");
        watches.expect(
                household.id(), new HouseholdWatch.Write(Position.parse(token), now, measured));
        if (measured) {
            latencies.add(now - due);
        }
    }

    private static String reason(@Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
        return answer != null
                ? "status " + answer.statusCode()
                : String.valueOf(failure instanceof CompletionException e ? e.getCause() : failure);
    }

    Durations latencies() {
        return new Durations(latencies.stream().mapToLong(Long::longValue).toArray());
    }

    int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }
}
