package dev.tidemark.cli;

import dev.tidemark.cli.operator.MigrationWatch;
import dev.tidemark.cli.operator.MigrationWatch.Style;
import dev.tidemark.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        description =
                "Shows a migration until it needs a decision or is closed. 0 if it is ready, answers or is retired; 1 if it is rejected; 3 if it is aborted or cannot go on.",
        mixinStandardHelpOptions = true)
final class MigrateWatchCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Target target = new Target();

    @Parameters(paramLabel = "ID", description = "the migration's number")
    private long id;

    @Option(names = "--json", description = "print each state as a line of JSON")
    private boolean json;

    MigrateWatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return new MigrationWatch(target::asOperator, terminal, style())
                .until(MigrateCommand.MIGRATIONS + "/" + id);
    }

    private Style style() {
        if (json) {
            return Style.JSON;
        }
        var console = System.console();
        return console != null && console.isTerminal() ? Style.LIVE : Style.PLAIN;
    }
}
