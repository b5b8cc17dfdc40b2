package dev.tidemark.cli;

import dev.tidemark.cli.operator.MigrationReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "history",
        description =
                "Who did what to a migration; or the migrations of a read model; or all of them.",
        mixinStandardHelpOptions = true)
final class MigrateHistoryCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Target target = new Target();
    @Mixin private Output output = new Output();

    @Parameters(
            paramLabel = "ID|READ-MODEL",
            arity = "0..1",
            description = "a migration's number, or for example spending")
    private @Nullable String subject;

    MigrateHistoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (subject != null && subject.matches("\\d+")) {
            var path = MigrateCommand.MIGRATIONS + "/" + subject + "/history";
            JsonNode history = target.asOperator().get(path).body();
            output.show(terminal, history, MigrationReport.history(history.path("records")));
        } else {
            JsonNode migrations = ofSubject();
            output.show(terminal, migrations, MigrationReport.all(migrations));
        }
        return ExitCodes.OK;
    }

    private JsonNode ofSubject() {
        var found = JsonNodeFactory.instance.arrayNode();
        target.asOperator()
                .get(MigrateCommand.MIGRATIONS)
                .body()
                .path("migrations")
                .forEach(migration -> {
                    if (subject == null || subject.equals(migration.path("readModel").asString())) {
                        found.add(migration);
                    }
                });
        return found;
    }
}
