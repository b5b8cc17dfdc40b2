package dev.tidemark.cli;

import dev.tidemark.cli.operator.ParkedReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Terminal;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "parked",
        description = "Households that a read model could not follow.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ParkedCommand {
    private static final String READ_MODEL = "for example spending";
    private static final String HOUSEHOLD = "its id";
    private static final String WHY = "why; it goes into the audit";

    private final Terminal terminal;

    ParkedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(description = "All of them; 1 if there are any.", mixinStandardHelpOptions = true)
    int list(@Mixin Target target, @Mixin Output output) {
        return show(output, target.asOperator().get("/operator/parked").body());
    }

    @Command(description = "One of them, with its cause.", mixinStandardHelpOptions = true)
    int show(
            @Mixin Target target,
            @Mixin Output output,
            @Parameters(paramLabel = "READ-MODEL", description = READ_MODEL) String readModel,
            @Parameters(paramLabel = "HOUSEHOLD", description = HOUSEHOLD) UUID household) {
        return show(output, target.asOperator().get(path(readModel, household)).body());
    }

    @Command(
            description = "Has the household repaired from the log.",
            mixinStandardHelpOptions = true)
    int retry(
            @Mixin Target target,
            @Mixin Output output,
            @Parameters(paramLabel = "READ-MODEL", description = READ_MODEL) String readModel,
            @Parameters(paramLabel = "HOUSEHOLD", description = HOUSEHOLD) UUID household,
            @Option(names = "--reason", required = true, description = WHY) String reason) {
        return decide(target, output, path(readModel, household) + "/retry", reason);
    }

    @Command(
            description = "Accepts that the household stays out of the version.",
            mixinStandardHelpOptions = true)
    int skip(
            @Mixin Target target,
            @Mixin Output output,
            @Parameters(paramLabel = "READ-MODEL", description = READ_MODEL) String readModel,
            @Parameters(paramLabel = "HOUSEHOLD", description = HOUSEHOLD) UUID household,
            @Option(names = "--reason", required = true, description = WHY) String reason) {
        return decide(target, output, path(readModel, household) + "/skip", reason);
    }

    private int decide(Target target, Output output, String path, String reason) {
        var answer =
                target.asOperator()
                        .post(path, Map.of("reason", reason), UUID.randomUUID().toString());
        show(output, answer.body());
        return ExitCodes.OK;
    }

    private int show(Output output, JsonNode parked) {
        var report = new ParkedReport(parked);
        output.show(terminal, parked, report.render());
        return report.isEmpty() ? ExitCodes.OK : ExitCodes.DIFFERS;
    }

    private static String path(String readModel, UUID household) {
        return "/operator/parked/" + readModel + "/" + household;
    }
}
