package dev.tidemark.cli;

import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.event.anonymous.Anonymiser;
import dev.tidemark.event.anonymous.Unclassified;
import dev.tidemark.event.lines.BadLine;
import dev.tidemark.event.lines.EventFile;
import dev.tidemark.event.lines.EventLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "anonymise",
        description = {
            "Copies a file of events so that it names nobody; amounts, dates, order and structure hold, and equal texts stay equal.",
            "Asks no server. The key of the pseudonyms is new each time and kept nowhere."
        },
        mixinStandardHelpOptions = true)
final class EventsAnonymiseCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "IN", description = "what events export wrote")
    private Path in = Path.of("events.jsonl");

    @Parameters(index = "1", paramLabel = "OUT", description = "a new file")
    private Path out = Path.of("anonymous.jsonl");

    EventsAnonymiseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!Files.isReadable(in)) {
            throw Refused.asTyped("There is no file %s that can be read.", in);
        }
        try {
            var anonymiser = new Anonymiser();
            var lines = new EventLines();
            var count = new long[1];
            NewFile.write(
                    out,
                    to ->
                            new EventFile(in)
                                    .read((event, number) -> {
                                        to.append(lines.write(anonymiser.rewrite(event)))
                                                .append('\n');
                                        count[0] = number;
                                    }));
            terminal.say("%,d events are in %s, and name nobody.", count[0], out);
            return ExitCodes.OK;
        } catch (BadLine | Unclassified e) {
            throw Refused.because("Nothing is written: %s", e.getMessage());
        }
    }
}
