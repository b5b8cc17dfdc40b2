package dev.tidemark.cli;

import dev.tidemark.cli.operator.StatusReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description =
                "Services, event store, relay, and each projection's position and lag; 1 if something is wrong.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Target target = new Target();
    @Mixin private Output output = new Output();

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var report = new StatusReport(target.asOperator().get("/operator/status").body());
        output.show(terminal, report.json(), report.render());
        return report.healthy() ? ExitCodes.OK : ExitCodes.DIFFERS;
    }
}
