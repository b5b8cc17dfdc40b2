package dev.tidemark.cli;

import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.operator.StatusReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "relay",
        description = "Looks after the relay from the event store to the topic.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RelayCommand {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String WHY = "why; it goes into the audit";

    private final Terminal terminal;

    RelayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            description = "State, topic and checkpoint; 1 if it refuses or nobody relays.",
            mixinStandardHelpOptions = true)
    int status(@Mixin Target target, @Mixin Output output) {
        var relay = target.asOperator().get("/operator/relay").body();
        output.show(terminal, relay, StatusReport.relay(relay));
        return switch (relay.path("state").asString()) {
            case "refused", "stopped" -> ExitCodes.DIFFERS;
            default -> ExitCodes.OK;
        };
    }

    @Command(
            description = "Sends a run of a lane again; consumers drop what they have.",
            mixinStandardHelpOptions = true)
    int resend(
            @Mixin Target target,
            @Option(names = "--lane", required = true, description = "0 to 255") int lane,
            @Option(names = "--from", required = true, description = "the first lane number")
                    long from,
            @Option(names = "--reason", required = true, description = WHY) String reason) {
        return ask(
                target.asOperator(),
                "/operator/relay/resend",
                Map.of("lane", lane, "from", from, "reason", reason));
    }

    @Command(
            description = "Writes the whole store to a new topic generation.",
            mixinStandardHelpOptions = true)
    int rebuild(
            @Mixin Target target,
            @Option(names = "--reason", required = true, description = WHY) String reason) {
        return ask(target.asOperator(), "/operator/relay/rebuild", Map.of("reason", reason));
    }

    /// Returns when the relay has done it.
    private int ask(Api api, String path, Map<String, ?> body) {
        var address = api.post(path, body, UUID.randomUUID().toString()).header("Location");
        var deadline = System.nanoTime() + LONGEST.toNanos();
        var request = api.get(address).body();
        while (!request.path("doneAt").isString()) {
            if (System.nanoTime() > deadline) {
                throw Refused.because(
                        "The relay has not taken up %s. See ./tidemark relay status.", address);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            request = api.get(address).body();
        }
        terminal.say(request.path("result").asString("done"));
        return ExitCodes.OK;
    }
}
