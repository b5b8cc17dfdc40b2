package dev.tidemark.cli;

import dev.tidemark.cli.http.Json;
import dev.tidemark.cli.local.Installation;
import dev.tidemark.cli.local.ThrowAwayServers;
import dev.tidemark.cli.rehearsal.PullRequest;
import dev.tidemark.cli.rehearsal.RehearsalReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rehearse",
        description = {
            "Migrates a read model in a throw-away PostgreSQL and Kafka: plan, build, verify, switch, roll back, switch.",
            "Prints the verification report; 1 if it did not pass."
        },
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            required = true,
            description = "the version that answers first, for example spending:1")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            required = true,
            description = "a later version of the same read model, for example spending:2")
    private String to = "";

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description =
                    "what events export or anonymise wrote (default: made-up households, as events generate makes them)")
    private @Nullable Path events;

    @Option(
            names = "--count",
            defaultValue = "100000",
            description = "how many events to make up (default: ${DEFAULT-VALUE})")
    private int count;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "the same makes the same ones up (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "write all that was found there")
    private @Nullable Path json;

    @Option(
            names = "--pr",
            paramLabel = "FILE",
            description = "write the pull request template of migrations there, filled in")
    private @Nullable Path pullRequest;

    RehearseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json != null) {
            Json.forget(json);
        }
        var installation = Installation.found();
        var template = pullRequest == null ? null : PullRequest.template(installation.home());
        var report = rehearse(installation);
        terminal.say(report.render());
        if (json != null) {
            Json.write(json, report.json());
        }
        if (pullRequest != null && template != null) {
            new PullRequest(report).write(template, pullRequest);
        }
        return report.passed() ? ExitCodes.OK : ExitCodes.DIFFERS;
    }

    private RehearsalReport rehearse(Installation installation) {
        long begin = System.nanoTime();
        var arguments = arguments();
        terminal.err().println("Starting a PostgreSQL and a Kafka to throw away");
        try (var servers = ThrowAwayServers.start()) {
            var answer =
                    servers.program(installation)
                            .run("migrate", arguments, terminal.err()::println);
            return new RehearsalReport(answer, (System.nanoTime() - begin) / 1e9);
        }
    }

    private List<String> arguments() {
        var arguments = new ArrayList<String>();
        arguments.add("--from=" + from.replace(':', '/'));
        arguments.add("--to=" + to.replace(':', '/'));
        if (events == null) {
            arguments.add("--events=" + count);
            arguments.add("--seed=" + seed);
        } else if (Files.isReadable(events)) {
            arguments.add("--file=" + events.toAbsolutePath());
        } else {
            throw Refused.asTyped("There is no file %s that can be read.", events);
        }
        return arguments;
    }
}
