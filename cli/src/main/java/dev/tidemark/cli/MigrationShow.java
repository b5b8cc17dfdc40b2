package dev.tidemark.cli;

import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.http.Issuer;
import dev.tidemark.cli.http.Json;
import dev.tidemark.cli.local.Installation;
import dev.tidemark.cli.local.LocalInstance;
import dev.tidemark.cli.local.LocalOptions;
import dev.tidemark.cli.local.RehearsalProgram;
import dev.tidemark.cli.local.RunningState;
import dev.tidemark.cli.migration.MigrationDemo;
import dev.tidemark.cli.migration.MigrationFigures;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// `demo --migrate`: an instance that begins with version 1 of what is migrated, many events, and
/// the migration.
record MigrationShow(Terminal terminal, UpOptions options, @Nullable Path json, boolean exit) {
    private static final String OWNER = "demo";
    private static final List<String> EVENTS =
            List.of("--events=200000", "--seed=7", "--owner=" + OWNER);
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "tidemark.migration.automatic", "false",
                    "tidemark.migration.begin-with.spending", "1");

    int call() {
        LocalOptions toStart = options.toStart().with(SETTINGS);
        if (!options.ephemeral() && RunningState.of(toStart.data()).isPresent()) {
            throw Refused.because(
                    "Tidemark runs on %s already. Name another --data: this demonstration begins with version 1 of a read model.",
                    toStart.data().path());
        }
        try (var instance = LocalInstance.start(toStart, Installation.found(), terminal::say)) {
            int exitCode = show(instance.state(), toStart);
            if (exit || exitCode != ExitCodes.OK) {
                return exitCode;
            }
            terminal.say("Tidemark goes on at %s. Ctrl-C stops it.", instance.state().url());
            terminal.err().println(instance.awaitDeath());
            return ExitCodes.FAILED;
        }
    }

    private int show(RunningState state, LocalOptions options) {
        terminal.say("Generating 200,000 events through the real aggregates");
        var generated =
                new RehearsalProgram(options.data(), state.database(), Installation.found())
                        .run("generate", EVENTS, terminal::say);
        List<UUID> households =
                StreamSupport.stream(generated.path("householdIds").spliterator(), false)
                        .map(id -> UUID.fromString(id.asString()))
                        .toList();
        var issuer = new Issuer(state.issuer());
        String token = issuer.token(OWNER, "");
        var demo =
                new MigrationDemo(
                        new Api(state.url(), issuer.token("operator", Issuer.OPERATOR)),
                        new Api(state.url(), token),
                        token,
                        terminal::say);
        return verdict(demo.run(households));
    }

    private int verdict(MigrationFigures figures) {
        terminal.say(figures.render());
        if (json != null) {
            Json.write(json, figures.toJson());
        }
        figures.broken().forEach(terminal.err()::println);
        return figures.broken().isEmpty() ? ExitCodes.OK : ExitCodes.DIFFERS;
    }
}
