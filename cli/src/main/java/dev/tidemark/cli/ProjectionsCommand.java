package dev.tidemark.cli;

import dev.tidemark.cli.operator.ProjectionsReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "projections",
        description =
                "Each read model's versions: which answers, which is being built, position, lag, parked households, size.",
        mixinStandardHelpOptions = true)
final class ProjectionsCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Target target = new Target();
    @Mixin private Output output = new Output();

    ProjectionsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var report = new ProjectionsReport(target.asOperator().get("/operator/projections").body());
        output.show(terminal, report.json(), report.render());
        return ExitCodes.OK;
    }
}
