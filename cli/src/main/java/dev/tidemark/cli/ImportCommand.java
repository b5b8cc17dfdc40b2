package dev.tidemark.cli;

import dev.tidemark.cli.statement.ImportState;
import dev.tidemark.cli.statement.ImportedLine;
import dev.tidemark.cli.statement.StatementImports;
import dev.tidemark.cli.statement.StatementUpload;
import dev.tidemark.cli.terminal.Amount;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.cli.terminal.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Uploads a bank's statement (CAMT.053 or CSV) and says what it proposes.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    private final Terminal terminal;
    @Mixin private Target target = new Target();

    @Parameters(paramLabel = "FILE", description = "the statement")
    private Path file = Path.of("");

    @Option(names = "--household", required = true, description = "its id")
    private UUID household = new UUID(0, 0);

    @Option(names = "--account", required = true, description = "id of the account it is of")
    private UUID account = new UUID(0, 0);

    @Option(names = "--subject", defaultValue = "anna", description = "who imports (default: anna)")
    private String subject = "anna";

    @Option(names = "--commit", description = "also record the new lines")
    private boolean commit;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Keys are fresh: the API finds the same file by its content.
    @Override
    public Integer call() {
        var imports = new StatementImports(target.as(subject), household);
        var uploaded = imports.upload(upload());
        show(uploaded);
        if (!commit) {
            terminal.say("Nothing is recorded yet. Add --commit to record the new lines.");
            return ExitCodes.OK;
        }
        var done = imports.commit(uploaded.id(), Map.of(), UUID.randomUUID().toString());
        terminal.say(
                "Recorded %d lines, together %s.",
                done.recorded(), done.recordedSum().map(Object::toString).orElse("nothing"));
        return done.readbackMatches() ? ExitCodes.OK : ExitCodes.DIFFERS;
    }

    private StatementUpload upload() {
        try {
            return new StatementUpload(
                    account,
                    file.getFileName().toString(),
                    Files.readAllBytes(file),
                    UUID.randomUUID().toString());
        } catch (IOException e) {
            throw Refused.asTyped("%s cannot be read: %s", file, e);
        }
    }

    private void show(ImportState uploaded) {
        var counts = uploaded.proposed();
        terminal.say(
                "Import %s is %s: %d new, %d duplicates, %d pending, %d refused.",
                uploaded.id(),
                uploaded.status(),
                counts.fresh(),
                counts.duplicates(),
                counts.pending(),
                counts.refused());
        var table = TextTable.of(">Line", "Booked on", ">Amount", "Payee", "Proposal");
        uploaded.lines().stream().limit(SHOWN).forEach(line -> table.row(row(line)));
        terminal.say(table.render());
        if (uploaded.lines().size() > SHOWN) {
            terminal.say("and %d more lines", uploaded.lines().size() - SHOWN);
        }
    }

    private static Object[] row(ImportedLine line) {
        var proposal =
                line.reason().isEmpty() ? line.proposal() : line.proposal() + ": " + line.reason();
        return new Object[] {
            line.number(), line.bookedOn(), Amount.exact(line.amount()), line.payee(), proposal
        };
    }
}
