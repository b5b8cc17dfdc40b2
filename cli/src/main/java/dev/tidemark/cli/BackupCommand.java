package dev.tidemark.cli;

import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.store.backup.BackupRefused;
import dev.tidemark.store.backup.StoreBackup;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backup",
        description = {
            "Writes the event store into files, and apart from it the keys of what is personal, while commands go on.",
            "The master key is in neither: keep it with the configuration."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private StorePlace place = new StorePlace();

    @Option(names = "--to", required = true, description = "a new directory for the store")
    private Path to = Path.of("backup");

    @Option(
            names = "--keys-to",
            required = true,
            description = "a new directory for the keys, not within the other")
    private Path keysTo = Path.of("keys");

    BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            var backup =
                    place.with(connection ->
                            new StoreBackup(connection).write(to, keysTo, Instant.now()));
            terminal.say(
                    "%,d events of store %s (%,d bytes) are in %s, their keys in %s.",
                    backup.events(), backup.store(), backup.bytes(), to, keysTo);
            return ExitCodes.OK;
        } catch (BackupRefused e) {
            throw Refused.because("%s", e.getMessage());
        } catch (SQLException e) {
            throw Refused.because("Nothing is backed up: the database says %s", e.getMessage());
        } catch (IOException e) {
            throw Refused.because("Nothing is backed up: %s", e);
        }
    }
}
