package dev.tidemark.cli;

import dev.tidemark.cli.http.Issuer;
import dev.tidemark.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        description = "Prints an access token of the development issuer, good for an hour.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Target target = new Target();

    @Option(
            names = "--subject",
            required = true,
            description = "who the bearer is, for example anna")
    private String subject = "";

    @Option(names = "--operator", description = "with the operator's scope")
    private boolean operator;

    TokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var token = target.issuer().token(subject, operator ? Issuer.OPERATOR : "");
        terminal.say(token);
        return 0;
    }
}
