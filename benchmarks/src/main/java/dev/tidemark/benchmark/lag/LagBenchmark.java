package dev.tidemark.benchmark.lag;

import dev.tidemark.benchmark.Instance;
import java.util.stream.IntStream;

/// Writes expenses at a steady rate, answers or not (an open loop), and watches for each one of
/// some households to show up in the ledger.
public final class LagBenchmark {
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
        var watches = Watches.start(instance, households.subList(0, options.watched()));
        var writer = new Writer(instance, options, households, watches);
        writer.run();
        watches.end();
        return new LagFigures(options.rate(), watches.lags(), writer.latencies(), writer.failed());
    }
}
