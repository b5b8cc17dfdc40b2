package dev.tidemark.cli;

import dev.tidemark.cli.operator.MigrationReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "migrate",
        description = "Takes a read model to another version while it serves.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class MigrateCommand {
    static final String MIGRATIONS = "/operator/migrations";
    private static final String ID = "the migration's number";

    private final Terminal terminal;

    private MigrateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine with(Terminal terminal) {
        return new CommandLine(new MigrateCommand(terminal))
                .addSubcommand(new MigratePlanCommand(terminal))
                .addSubcommand(new MigrateWatchCommand(terminal))
                .addSubcommand(new MigrateReportCommand(terminal))
                .addSubcommand(new MigrateHistoryCommand(terminal));
    }

    @Command(
            description = "Builds a version beside the one that answers.",
            mixinStandardHelpOptions = true)
    int start(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "READ-MODEL", description = "for example spending")
                    String readModel,
            @Option(
                            names = "--to",
                            paramLabel = "N",
                            description = "the version to go to (default: the newest)")
                    @Nullable Integer version,
            @Option(
                            names = "--throttle",
                            paramLabel = "N",
                            description = "events per second at most")
                    @Nullable Integer throttle,
            @Option(
                            names = "--window",
                            paramLabel = "HH:MM-HH:MM",
                            description = "hours of the day, UTC, in which it builds")
                    @Nullable String window) {
        var body = why.with("readModel", readModel);
        body.put("version", version);
        body.put("throttle", throttle);
        body.put("hours", window);
        return shown(post(target, MIGRATIONS, body));
    }

    @Command(description = "Holds a build.", mixinStandardHelpOptions = true)
    int pause(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        return act(target, id, "pause", why.body());
    }

    @Command(
            description = "Goes on after a pause, or after a problem that is mended.",
            mixinStandardHelpOptions = true)
    int resume(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        return act(target, id, "resume", why.body());
    }

    @Command(description = "Bounds a build's events per second.", mixinStandardHelpOptions = true)
    int throttle(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "ID", description = ID) long id,
            @Parameters(
                            paramLabel = "EVENTS-PER-SECOND",
                            arity = "0..1",
                            description = "without it: as many as the live reads bear")
                    @Nullable Integer eventsPerSecond) {
        return act(target, id, "throttle", why.with("eventsPerSecond", eventsPerSecond));
    }

    @Command(description = "Bounds a build to hours of the day.", mixinStandardHelpOptions = true)
    int hours(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "ID", description = ID) long id,
            @Parameters(
                            paramLabel = "HH:MM-HH:MM",
                            arity = "0..1",
                            description = "UTC; without it: the whole day")
                    @Nullable String hours) {
        return act(target, id, "hours", why.with("hours", hours));
    }

    @Command(description = "Compares the two versions again.", mixinStandardHelpOptions = true)
    int verify(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        return act(target, id, "verify", why.body());
    }

    @Command(
            description = "Puts every question to both versions and compares the answers.",
            mixinStandardHelpOptions = true)
    int shadow(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        return act(target, id, "shadow", why.body());
    }

    @Command(
            description = "Has the candidate answer for some households.",
            mixinStandardHelpOptions = true)
    int canary(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "ID", description = ID) long id,
            @Option(names = "--percent", defaultValue = "0", description = "of all households")
                    int percent,
            @Option(names = "--household", paramLabel = "ID", description = "besides; repeatable")
                    @Nullable List<UUID> households) {
        var body = why.with("percent", percent);
        body.put("households", households == null ? List.of() : households);
        return act(target, id, "canary", body);
    }

    @Command(
            name = "switch",
            description = "Has the candidates answer, all in one transaction.",
            mixinStandardHelpOptions = true)
    int switchOver(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "ID", arity = "1..*", description = ID) List<Long> ids,
            @Option(names = "--force", description = "pass closed gates by; the audit names them")
                    boolean force) {
        var body = why.with("migrations", ids);
        body.put("force", force);
        post(target, MIGRATIONS + "/switch", body)
                .path("migrations")
                .forEach(migration ->
                        terminal.say(new MigrationReport(migration).render().stripTrailing()));
        return ExitCodes.OK;
    }

    @Command(
            description = "Has the version before answer again; nothing is lost.",
            mixinStandardHelpOptions = true)
    int rollback(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        return act(target, id, "rollback", why.body());
    }

    @Command(
            description = "Archives the version before and stops feeding it.",
            mixinStandardHelpOptions = true)
    int retire(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        return act(target, id, "retire", why.body());
    }

    @Command(description = "Removes the candidate.", mixinStandardHelpOptions = true)
    int abort(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        return act(target, id, "abort", why.body());
    }

    @Command(
            description = "Accepts this release's changelog of a version as the one that built it.",
            mixinStandardHelpOptions = true)
    int adopt(
            @Mixin Target target,
            @Mixin Why why,
            @Parameters(paramLabel = "READ-MODEL", description = "for example spending")
                    String readModel,
            @Parameters(paramLabel = "VERSION", description = "its number") int version) {
        if (!readModel.matches("[a-z_]+")) {
            throw Refused.asTyped("'%s' is no read model: see ./tidemark projections.", readModel);
        }
        var path = "/operator/projections/%s/%d/adopt".formatted(readModel, version);
        terminal.say(
                "%s is adopted. next: tidemark doctor",
                post(target, path, why.body()).path("adopted").asString());
        return ExitCodes.OK;
    }

    private int act(Target target, long id, String command, Map<String, ?> body) {
        return shown(post(target, MIGRATIONS + "/" + id + "/" + command, body));
    }

    private int shown(JsonNode migration) {
        terminal.say(new MigrationReport(migration).render().stripTrailing());
        return ExitCodes.OK;
    }

    private static JsonNode post(Target target, String path, Map<String, ?> body) {
        return target.asOperator().post(path, body, UUID.randomUUID().toString()).body();
    }
}
