package dev.tidemark.benchmark.lag;

import dev.tidemark.benchmark.BenchmarkFailed;
import dev.tidemark.benchmark.Durations;
import dev.tidemark.benchmark.Instance;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Writes expenses at a steady rate, answers or not (an open loop), and watches for each one to
/// show up in the ledger.
public final class LagBenchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Instance instance;
    private final LagOptions options;

    public LagBenchmark(Instance instance, LagOptions options) {
        this.instance = instance;
        this.options = options;
    }

    /// Makes households of its own, so it can run beside anything.
    public LagFigures run() {
        var households =
                IntStream.range(0, options.households())
                        .mapToObj(_ -> BenchmarkHousehold.in(instance))
                        .toList();
        var threads = households.stream().map(BenchmarkHousehold::watch).map(Thread::new).toList();
        var failures = new Failures();
        threads.forEach(thread -> {
            thread.setUncaughtExceptionHandler(failures);
            thread.setDaemon(true);
            thread.start();
        });
        var writer = new Writer(instance, options, households);
        writer.run();
        households.forEach(household -> household.watch().end());
        threads.forEach(LagBenchmark::join);
        failures.raise();
        requireAllSeen(households);
        return figures(writer, households);
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireAllSeen(List<BenchmarkHousehold> households) {
        var unseen = households.stream().mapToInt(h -> h.watch().unseen()).sum();
        if (unseen > 0) {
            throw new BenchmarkFailed(
                    "%d writes were not visible %d s after the last one"
                            .formatted(unseen, PATIENCE.toSeconds()));
        }
    }

    private LagFigures figures(Writer writer, List<BenchmarkHousehold> households) {
        return new LagFigures(
                options.rate(),
                all(households, HouseholdWatch::lags),
                writer.latencies(),
                writer.failed(),
                all(households, HouseholdWatch::looks));
    }

    private static Durations all(
            List<BenchmarkHousehold> households, Function<HouseholdWatch, List<Long>> which) {
        return new Durations(
                households.stream()
                        .map(BenchmarkHousehold::watch)
                        .map(which)
                        .flatMap(Collection::stream)
                        .mapToLong(Long::longValue)
                        .toArray());
    }
}
