package dev.tidemark.rehearsal;

import dev.tidemark.command.CommandsInProcess;
import dev.tidemark.rehearsal.lines.EventImport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// From a file of events to a store that holds them, with progress for whoever waits.
///
/// @param settings of command-service
record Import(Path file, List<String> settings, PrintStream out) {
    private static final String FILE = "--file=";

    static Import of(List<String> arguments, PrintStream out) {
        String file =
                arguments.stream()
                        .filter(argument -> argument.startsWith(FILE))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("--file=... is missing"));
        return new Import(
                Path.of(file.substring(FILE.length())),
                arguments.stream().filter(argument -> !argument.equals(file)).toList(),
                out);
    }

    /// @param present were in the store already
    /// @param seconds without the start of this program
    record Report(long events, int households, long present, double seconds) {}

    void run() {
        try (var commands = CommandsInProcess.open(allSettings())) {
            long begin = System.nanoTime();
            var load = new EventImport(commands, file);
            EventImport.Checked checked = load.check();
            load.load(checked, new Progress("imported", checked.missing(), out)::add);
            out.println(
                    JsonMapper.shared()
                            .writeValueAsString(
                                    new Report(
                                            checked.events(),
                                            checked.households(),
                                            checked.present(),
                                            (System.nanoTime() - begin) / 10_000_000 / 100.0)));
        }
    }

    private String[] allSettings() {
        return Stream.concat(settings.stream(), Stream.of("--logging.level.root=warn"))
                .toArray(String[]::new);
    }
}
