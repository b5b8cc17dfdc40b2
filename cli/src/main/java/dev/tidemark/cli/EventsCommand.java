package dev.tidemark.cli;

import dev.tidemark.cli.local.DataDirectory;
import dev.tidemark.cli.local.Installation;
import dev.tidemark.cli.local.RehearsalProgram;
import dev.tidemark.cli.local.RunningState;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "events",
        description = "Works on events themselves.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class EventsCommand {
    private final Terminal terminal;

    private EventsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine with(Terminal terminal) {
        return new CommandLine(new EventsCommand(terminal))
                .addSubcommand(new EventsExportCommand(terminal))
                .addSubcommand(new EventsAnonymiseCommand(terminal))
                .addSubcommand(new EventsImportCommand(terminal));
    }

    @Command(
            description =
                    "Lets made-up households live in a running instance of this machine: their commands go through the real aggregates.",
            mixinStandardHelpOptions = true)
    int generate(
            @Option(names = "--events", required = true, description = "how many, exactly")
                    int events,
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            description =
                                    "the same makes the same commands; each only once in a store (default: 1)")
                    long seed,
            @Option(
                            names = "--households",
                            description =
                                    "few are large, many are small (default: one for 400 events)")
                    @Nullable Integer households,
            @Option(
                            names = "--owner",
                            defaultValue = "demo",
                            description = "subject whose token reads them (default: demo)")
                    String owner,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = ".tidemark",
                            description =
                                    "the data directory of a running instance (default: .tidemark)")
                    Path data,
            @Mixin Output output) {
        var arguments = new ArrayList<String>();
        arguments.add("--events=" + events);
        arguments.add("--seed=" + seed);
        arguments.add("--owner=" + owner);
        if (households != null) {
            arguments.add("--households=" + households);
        }
        var report =
                generator(DataDirectory.at(data))
                        .run("generate", arguments, terminal.err()::println);
        output.show(terminal, report, text(report));
        return ExitCodes.OK;
    }

    private static RehearsalProgram generator(DataDirectory data) {
        var running =
                RunningState.of(data)
                        .orElseThrow(() ->
                                Refused.because(
                                        "No Tidemark runs on %s. Start it with ./tidemark up, or name its --data.",
                                        data.path()));
        return new RehearsalProgram(data, running.database(), Installation.found());
    }

    private static String text(JsonNode report) {
        var owner = report.path("owner").asString();
        return """
        Stored %,d events of %,d households in %.1f s, %,d a second. The largest is
        %s; ./tidemark token --subject %s reads it.\
        """
                .formatted(
                        report.path("events").asLong(),
                        report.path("households").asLong(),
                        report.path("seconds").asDouble(),
                        report.path("eventsPerSecond").asLong(),
                        report.path("householdIds").path(0).asString(),
                        owner);
    }
}
