package dev.tidemark.cli;

import dev.tidemark.benchmark.BenchmarkFailed;
import dev.tidemark.benchmark.Instance;
import dev.tidemark.benchmark.lag.LagBenchmark;
import dev.tidemark.benchmark.lag.LagFigures;
import dev.tidemark.benchmark.lag.LagOptions;
import dev.tidemark.cli.http.Json;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.cli.terminal.TextTable;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description = "Measures a running instance.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class BenchCommand {
    private final Terminal terminal;

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            description =
                    "Time from a write's 201 to the first read that includes it, without asking the read to wait.",
            mixinStandardHelpOptions = true)
    int lag(
            @Mixin Target target,
            @Option(
                            names = "--rate",
                            defaultValue = "200",
                            description = "writes a second (default: 200)")
                    int rate,
            @Option(
                            names = "--seconds",
                            defaultValue = "20",
                            description = "measured (default: 20)")
                    int seconds,
            @Option(
                            names = "--warm-up",
                            defaultValue = "120",
                            description =
                                    "seconds before that, in which the rate rises (default: 120)")
                    int warmUp,
            @Option(
                            names = "--households",
                            defaultValue = "16",
                            description = "that the writes are spread over (default: 16)")
                    int households,
            @Option(
                            names = "--watched",
                            defaultValue = "2",
                            description = "how many of them are watched (default: 2)")
                    int watched,
            @Option(names = "--json", paramLabel = "FILE", description = "write the figures there")
                    @Nullable Path json) {
        if (json != null) {
            Json.forget(json);
        }
        var options = options(rate, warmUp, seconds, households, watched);
        terminal.say(
                "%d writes a second to %d households, %d of them watched; %d s to warm up and %d s measured",
                rate, households, watched, warmUp, seconds);
        var figures = measured(target, options);
        terminal.out().print(table(figures));
        terminal.out().flush();
        if (json != null) {
            Json.write(json, figures.toFlat());
        }
        return ExitCodes.OK;
    }

    private static LagOptions options(
            int rate, int warmUp, int seconds, int households, int watched) {
        try {
            return new LagOptions(
                    rate,
                    Duration.ofSeconds(warmUp),
                    Duration.ofSeconds(seconds),
                    households,
                    watched);
        } catch (IllegalArgumentException e) {
            throw Refused.asTyped("%s", e.getMessage());
        }
    }

    private static LagFigures measured(Target target, LagOptions options) {
        var instance = new Instance(target.url(), target.tokenOf("benchmark"));
        try {
            return new LagBenchmark(instance, options).run();
        } catch (BenchmarkFailed e) {
            throw Refused.because("No figures: %s", e.getMessage());
        }
    }

    private static String table(LagFigures figures) {
        var table = TextTable.of("Milliseconds", ">count", ">p50", ">p99", ">max");
        figures.durations()
                .forEach((name, durations) ->
                        table.row(
                                name,
                                durations.count(),
                                durations.percentileMillis(50),
                                durations.percentileMillis(99),
                                durations.maxMillis()));
        return table.render();
    }
}
