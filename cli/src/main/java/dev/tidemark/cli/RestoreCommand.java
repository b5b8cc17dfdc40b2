package dev.tidemark.cli;

import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.copies.GarbledCopy;
import dev.tidemark.store.ChangelogFailed;
import dev.tidemark.store.backup.BackupRefused;
import dev.tidemark.store.backup.StoreRestore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "restore",
        description = {
            "Restores a backup into an empty database; no service may be connected to it.",
            "The restored store is another one, with a new id: tokens and topics of before mean nothing to it."
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private StorePlace place = new StorePlace();

    @Option(names = "--from", required = true, description = "what backup wrote with --to")
    private Path from = Path.of("backup");

    @Option(
            names = "--keys-from",
            required = true,
            description = "what the same backup, or a later one, wrote with --keys-to")
    private Path keysFrom = Path.of("keys");

    RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
        SchemaCommand.quietLiquibase();
    }

    @Override
    public Integer call() {
        try {
            var restored =
                    place.with(connection -> new StoreRestore(connection).restore(from, keysFrom));
            terminal.say(
                    "%,d events of %s are restored. Start the services with the master key of the backup;"
                            + " if the relay then refuses its topic, run tidemark relay rebuild."
                            + " tidemark check says when every read model is built.",
                    restored.events(), restored.createdAt());
            return ExitCodes.OK;
        } catch (BackupRefused | GarbledCopy | ChangelogFailed e) {
            throw Refused.because("Nothing is restored: %s", e.getMessage());
        } catch (SQLException e) {
            throw Refused.because("Nothing is restored: the database says %s", e.getMessage());
        } catch (IOException e) {
            throw Refused.because("Nothing is restored: %s", e);
        }
    }
}
