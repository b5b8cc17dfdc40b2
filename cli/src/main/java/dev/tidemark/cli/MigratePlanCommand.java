package dev.tidemark.cli;

import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        description =
                "What a migration would take, from a dry replay of a sample; 1 if it could not begin.",
        mixinStandardHelpOptions = true)
final class MigratePlanCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Target target = new Target();
    @Mixin private Output output = new Output();

    @Parameters(paramLabel = "READ-MODEL", description = "for example spending")
    private String readModel = "";

    @Option(
            names = "--to",
            paramLabel = "N",
            description = "the version to go to (default: the newest)")
    private @Nullable Integer version;

    MigratePlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("readModel", readModel);
        body.put("version", version);
        var plan =
                target.asOperator()
                        .post(
                                MigrateCommand.MIGRATIONS + "/plan",
                                body,
                                UUID.randomUUID().toString())
                        .body();
        boolean possible = plan.path("obstacles").isEmpty();
        output.show(terminal, plan, plan.path("summary").asString("") + next(possible));
        return possible ? ExitCodes.OK : ExitCodes.DIFFERS;
    }

    private String next(boolean possible) {
        return possible
                ? "%nnext: tidemark migrate start %s --reason ...%n".formatted(readModel)
                : "%nnext: tidemark doctor%n".formatted();
    }
}
