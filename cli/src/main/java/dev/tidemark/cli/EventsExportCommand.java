package dev.tidemark.cli;

import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = {
            "Writes events into a file, a line each, with all that is personal in plain: anonymise it before you hand it on.",
            "Needs the scope operator:inspect; it goes into the audit."
        },
        mixinStandardHelpOptions = true)
final class EventsExportCommand implements Callable<Integer> {
    private static final String COUNT = "Tidemark-Events";

    private final Terminal terminal;
    @Mixin private Target target = new Target();
    @Mixin private Why why = new Why();

    @Parameters(paramLabel = "FILE", description = "a new file, which only you can read")
    private Path file = Path.of("events.jsonl");

    @Option(names = "--household", paramLabel = "ID", description = "may be given several times")
    private List<UUID> households = new ArrayList<>();

    @Option(names = "--lane", paramLabel = "N", description = "0 to 255")
    private @Nullable Integer lane;

    @Option(
            names = "--from",
            description =
                    "an instant such as 2026-04-01T07:30:00Z, or a number of the lane; it is in the file")
    private @Nullable String from;

    @Option(
            names = "--to",
            description = "an instant, which is not in the file, or a number of the lane, which is")
    private @Nullable String to;

    EventsExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        NewFile.require(file);
        var api = target.asInspector(true);
        var count = new long[1];
        NewFile.write(file, out -> count[0] = api.lines(path(), COUNT, line -> write(out, line)));
        terminal.say("%,d events are in %s, with all that is personal.", count[0], file);
        return ExitCodes.OK;
    }

    private String path() {
        var path = new StringBuilder("/operator/events?" + why.parameter());
        if (!households.isEmpty()) {
            add(
                    path,
                    "households",
                    households.stream().map(UUID::toString).collect(Collectors.joining(",")));
        }
        add(path, "lane", lane);
        add(path, "from", from);
        add(path, "to", to);
        return path.toString();
    }

    private static void add(StringBuilder path, String name, @Nullable Object value) {
        if (value != null) {
            path.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    private void write(Writer out, String line) {
        try {
            out.append(line).append('\n');
        } catch (IOException e) {
            throw Refused.because("%s is not written: %s", file, e.getMessage());
        }
    }
}
