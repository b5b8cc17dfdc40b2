package dev.tidemark.cli;

import dev.tidemark.cli.operator.DoctorReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        description =
                "What keeps Tidemark from going on, each with the next command; 1 if there is anything.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Target target = new Target();
    @Mixin private Output output = new Output();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var report = new DoctorReport(target.asOperator().get("/operator/doctor").body());
        output.show(terminal, report.json(), report.render());
        return report.isWell() ? ExitCodes.OK : ExitCodes.DIFFERS;
    }
}
