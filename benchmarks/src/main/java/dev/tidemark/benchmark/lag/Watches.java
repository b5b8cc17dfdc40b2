package dev.tidemark.benchmark.lag;

import dev.tidemark.benchmark.BenchmarkFailed;
import dev.tidemark.benchmark.Durations;
import dev.tidemark.benchmark.Instance;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The watched households, each looked at by a thread of its own.
final class Watches {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<UUID, HouseholdWatch> byHousehold;
    private final List<Thread> threads;
    private final Failures failures = new Failures();

    private Watches(Map<UUID, HouseholdWatch> byHousehold) {
        this.byHousehold = byHousehold;
        this.threads = byHousehold.values().stream().map(Thread::new).toList();
    }

    static Watches start(Instance instance, List<BenchmarkHousehold> households) {
        var watches =
                new Watches(
                        households.stream()
                                .collect(
                                        Collectors.toMap(
                                                BenchmarkHousehold::id,
                                                household -> household.watchedBy(instance))));
        watches.threads.forEach(thread -> {
            thread.setUncaughtExceptionHandler(watches.failures);
            thread.setDaemon(true);
            thread.start();
        });
        return watches;
    }

    void expect(UUID household, HouseholdWatch.Write write) {
        var watch = byHousehold.get(household);
        if (watch != null) {
            watch.expect(write);
        }
    }

    /// Returns when every write is seen.
    void end() {
        byHousehold.values().forEach(HouseholdWatch::end);
        threads.forEach(Watches::join);
        failures.raise();
        var unseen = byHousehold.values().stream().mapToInt(HouseholdWatch::unseen).sum();
        if (unseen > 0) {
            throw new BenchmarkFailed(
                    "%d writes were not visible %d s after the last one"
                            .formatted(unseen, PATIENCE.toSeconds()));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Durations lags() {
        return all(HouseholdWatch::lags);
    }

    private Durations all(Function<HouseholdWatch, List<Long>> which) {
        return new Durations(
                byHousehold.values().stream()
                        .map(which)
                        .flatMap(Collection::stream)
                        .mapToLong(Long::longValue)
                        .toArray());
    }
}
