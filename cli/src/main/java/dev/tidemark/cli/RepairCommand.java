package dev.tidemark.cli;

import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.operator.RepairsReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "repair",
        description = {
            "Makes rows of the versions that answer anew from the log, and replaces those that differ.",
            "Readers notice nothing; a household that is parked is for tidemark parked retry."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RepairCommand {
    private static final String REPAIRS = "/operator/repairs";
    private static final String WHERE =
            "for example spending; repeatable (default: every read model)";

    private final Terminal terminal;

    RepairCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(description = "The rows of one household.", mixinStandardHelpOptions = true)
    int household(
            @Mixin Target target,
            @Mixin Output output,
            @Mixin Why why,
            @Parameters(paramLabel = "HOUSEHOLD", description = "its id") UUID household,
            @Option(names = "--read-model", paramLabel = "NAME", description = WHERE)
                    @Nullable List<String> readModels) {
        return repair(target, output, why, readModels, "household", household);
    }

    @Command(
            description = "The rows of every household of a partition that is not parked.",
            mixinStandardHelpOptions = true)
    int partition(
            @Mixin Target target,
            @Mixin Output output,
            @Mixin Why why,
            @Parameters(paramLabel = "PARTITION", description = "its number in the topic")
                    int partition,
            @Option(names = "--read-model", paramLabel = "NAME", description = WHERE)
                    @Nullable List<String> readModels) {
        return repair(target, output, why, readModels, "partition", partition);
    }

    private int repair(
            Target target,
            Output output,
            Why why,
            @Nullable List<String> readModels,
            String what,
            Object which) {
        Api api = target.asOperator();
        var report = RepairsReport.empty();
        for (String readModel : readModels == null ? all(api) : readModels) {
            var body = why.with("readModel", readModel);
            body.put(what, which);
            var started = api.post(REPAIRS, body, UUID.randomUUID().toString());
            report.add(finished(api, started.header("Location"), started.body()));
        }
        output.show(terminal, report.json(), report.render());
        return report.failed() ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private static List<String> all(Api api) {
        var names = new ArrayList<String>();
        for (var one : api.get("/operator/projections").body().path("readModels")) {
            names.add(one.path("readModel").asString());
        }
        return names;
    }

    private static JsonNode finished(Api api, String address, JsonNode started) {
        var repair = started;
        while (repair.path("state").asString().equals("running")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            repair = api.get(address).body();
        }
        return repair;
    }
}
