package dev.tidemark.cli;

import dev.tidemark.cli.operator.ArchivesReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "archive",
        description = "Versions of read models that are retired, as files.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ArchiveCommand {
    private static final String ARCHIVES = "/operator/archives";
    private static final String NAME = "for example spending-1-1";

    private final Terminal terminal;

    ArchiveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(description = "All of them.", mixinStandardHelpOptions = true)
    int list(@Mixin Target target, @Mixin Output output) {
        JsonNode archives = target.asOperator().get(ARCHIVES).body();
        output.show(terminal, archives, ArchivesReport.all(archives));
        return ExitCodes.OK;
    }

    @Command(
            description =
                    "Brings a version back beside the one that answers; it is kept up to date.",
            mixinStandardHelpOptions = true)
    int restore(
            @Mixin Target target,
            @Mixin Output output,
            @Mixin Why why,
            @Parameters(paramLabel = "NAME", description = NAME) String name) {
        JsonNode archive = act(target, why, name, "restore");
        output.show(terminal, archive, ArchivesReport.restored(archive));
        return ExitCodes.OK;
    }

    @Command(
            description =
                    "Drops what was restored, or a retired version before its time; the archive stays.",
            mixinStandardHelpOptions = true)
    int drop(
            @Mixin Target target,
            @Mixin Output output,
            @Mixin Why why,
            @Parameters(paramLabel = "NAME", description = NAME) String name) {
        JsonNode archive = act(target, why, name, "drop");
        output.show(terminal, archive, ArchivesReport.dropped(archive));
        return ExitCodes.OK;
    }

    @Command(description = "Deletes an archive's files for good.", mixinStandardHelpOptions = true)
    int purge(
            @Mixin Target target,
            @Mixin Output output,
            @Mixin Why why,
            @Parameters(paramLabel = "NAME", description = NAME) String name) {
        JsonNode left = act(target, why, name, "purge");
        output.show(terminal, left, "%s is purged.\n".formatted(name) + ArchivesReport.all(left));
        return ExitCodes.OK;
    }

    private static JsonNode act(Target target, Why why, String name, String command) {
        if (!name.matches("[a-z_]+-\\d+-\\d+")) {
            throw Refused.asTyped("'%s' is no archive: see ./tidemark archive list.", name);
        }
        var path = "%s/%s/%s".formatted(ARCHIVES, name, command);
        return target.asOperator().post(path, why.body(), UUID.randomUUID().toString()).body();
    }
}
