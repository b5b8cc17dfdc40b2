package dev.tidemark.cli;

import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.operator.CheckReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Terminal;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description =
                "Rebuilds each live version aside from the log, and compares rows and events applied; 1 on any difference.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Target target = new Target();
    @Mixin private Output output = new Output();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var report = finished(target.asOperator());
        output.show(terminal, report.json(), report.render());
        return report.passed() ? ExitCodes.OK : ExitCodes.DIFFERS;
    }

    /// As long as it takes: a check folds the whole log.
    private static CheckReport finished(Api api) {
        var started = api.post("/operator/checks", Map.of(), UUID.randomUUID().toString());
        var address = started.header("Location");
        var report = new CheckReport(started.body());
        while (report.running()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
            report = new CheckReport(api.get(address).body());
        }
        return report;
    }
}
