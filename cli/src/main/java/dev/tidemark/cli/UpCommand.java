package dev.tidemark.cli;

import dev.tidemark.cli.local.Installation;
import dev.tidemark.cli.local.LocalInstance;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Terminal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        description = "Runs all of Tidemark on this machine until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private UpOptions options = new UpOptions();

    UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var begin = System.nanoTime();
        try (var instance =
                LocalInstance.start(options.toStart(), Installation.found(), terminal::say)) {
            var took = Duration.ofNanos(System.nanoTime() - begin);
            terminal.say(Welcome.to(instance.state(), took));
            terminal.err().println(instance.awaitDeath());
            return ExitCodes.FAILED;
        }
    }
}
