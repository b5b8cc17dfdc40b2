package dev.tidemark.cli;

import dev.tidemark.cli.demo.Demo;
import dev.tidemark.cli.demo.DemoReport;
import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.http.Issuer;
import dev.tidemark.cli.http.Json;
import dev.tidemark.cli.local.Installation;
import dev.tidemark.cli.local.LocalInstance;
import dev.tidemark.cli.local.RunningState;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description =
                "Runs Tidemark with a sample household of three imported statements, and prints its reports.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String SUBJECT = "anna";

    private final Terminal terminal;
    @Mixin private UpOptions options = new UpOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures there")
    private @Nullable Path json;

    @Option(names = "--exit", description = "end when the reports are printed")
    private boolean exit;

    @Option(
            names = "--migrate",
            description =
                    "migrate a read model of 200,000 generated events instead, under reads and writes, there and back")
    private boolean migrate;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// An instance that runs on the directory already is used, and left running.
    @Override
    public Integer call() {
        if (json != null) {
            Json.forget(json);
        }
        if (migrate) {
            return new MigrationShow(terminal, options, json, exit).call();
        }
        return running().map(this::report).orElseGet(this::startAndReport);
    }

    private Optional<RunningState> running() {
        return options.ephemeral() ? Optional.empty() : RunningState.of(options.data());
    }

    private int startAndReport() {
        try (var instance =
                LocalInstance.start(options.toStart(), Installation.found(), terminal::say)) {
            var exitCode = report(instance.state());
            if (exit || exitCode != ExitCodes.OK) {
                return exitCode;
            }
            terminal.say("Tidemark goes on at %s. Ctrl-C stops it.", instance.state().url());
            terminal.err().println(instance.awaitDeath());
            return ExitCodes.FAILED;
        }
    }

    private int report(RunningState state) {
        terminal.say("Importing the sample statements at %s", state.url());
        var token = new Issuer(state.issuer()).token(SUBJECT, "");
        var report = new Demo(new Api(state.url(), token), terminal::say).run();
        terminal.say("");
        terminal.say(report.render());
        if (json != null) {
            Json.write(json, report.toJson());
        }
        return verdict(report, state, token);
    }

    private int verdict(DemoReport report, RunningState state, String token) {
        if (!report.disagreements().isEmpty()) {
            report.disagreements().forEach(terminal.err()::println);
            return ExitCodes.DIFFERS;
        }
        terminal.say("Ledger, balances, spending and the statements agree.\n");
        terminal.say(curls(report, state, token));
        return ExitCodes.OK;
    }

    private static String curls(DemoReport report, RunningState state, String token) {
        var household = state.url() + "/api/v1/households/" + report.household();
        return """
        Ask for yourself:
          curl -H 'Authorization: Bearer %1$s' '%2$s/balances'
          curl -H 'Authorization: Bearer %1$s' '%2$s/spending?from=2026-01&to=2026-10'
          curl -H 'Authorization: Bearer %1$s' '%2$s/transactions?text=markt&limit=5'
        """
                .formatted(token, household);
    }
}
