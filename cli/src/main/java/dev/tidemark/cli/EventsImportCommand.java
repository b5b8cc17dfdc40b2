package dev.tidemark.cli;

import dev.tidemark.cli.local.DataDirectory;
import dev.tidemark.cli.local.Installation;
import dev.tidemark.cli.local.LocalDatabase;
import dev.tidemark.cli.local.RehearsalProgram;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.store.ChangelogFailed;
import dev.tidemark.store.StoreSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "import",
        description = {
            "Loads a file of events into an empty store of this machine, whether its instance runs or not.",
            "Every line is checked before the first is stored; a load that was cut off goes on with the same file."
        },
        mixinStandardHelpOptions = true)
final class EventsImportCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "what events export or anonymise wrote")
    private Path file = Path.of("events.jsonl");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "a data directory, new or without events")
    private Path data = Path.of(".tidemark");

    EventsImportCommand(Terminal terminal) {
        this.terminal = terminal;
        SchemaCommand.quietLiquibase();
    }

    @Override
    public Integer call() {
        if (!Files.isReadable(file)) {
            throw Refused.asTyped("There is no file %s that can be read.", file);
        }
        var report = load(DataDirectory.at(data));
        output.show(terminal, report, text(report));
        return ExitCodes.OK;
    }

    private JsonNode load(DataDirectory directory) {
        try (var database = LocalDatabase.made(directory)) {
            try (var connection = database.open()) {
                StoreSchema.upgrade(connection);
            }
            return new RehearsalProgram(directory, database.url(), Installation.found())
                    .run(
                            "import",
                            List.of("--file=" + file.toAbsolutePath()),
                            terminal.err()::println);
        } catch (SQLException | ChangelogFailed e) {
            throw Refused.because("Nothing is imported: the database says %s", e.getMessage());
        }
    }

    private String text(JsonNode report) {
        return """
        The store has %,d events of %,d households, %,d of them from before; %.1f s.
        ./tidemark up --data %s serves them, then ./tidemark check --data %s compares.\
        """
                .formatted(
                        report.path("events").asLong(),
                        report.path("households").asLong(),
                        report.path("present").asLong(),
                        report.path("seconds").asDouble(),
                        data,
                        data);
    }
}
