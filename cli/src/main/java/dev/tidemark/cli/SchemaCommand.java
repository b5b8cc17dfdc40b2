package dev.tidemark.cli;

import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.cli.terminal.TextTable;
import dev.tidemark.store.Changelog;
import dev.tidemark.store.ChangelogFailed;
import dev.tidemark.store.StoreSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The schemas that are not versions of a read model, brought to this release by an operator: in
/// production no service does it.
@Command(
        name = "schema",
        description = "Brings the store's schemas to this release.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SchemaCommand {
    /// Held, because a logger that nobody holds forgets its level. What it would say, the command
    /// says.
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
        quietLiquibase();
    }

    static void quietLiquibase() {
        LIQUIBASE.setLevel(Level.OFF);
    }

    @Command(
            description =
                    "Says what each schema lacks, or has from a newer release; 1 if any does.",
            mixinStandardHelpOptions = true)
    int status(@Mixin DatabaseLogin login) {
        return with(
                login,
                connection -> {
                    var table = TextTable.of("Schema", "State", "Changesets");
                    var fits = true;
                    for (var changelog : StoreSchema.changelogs()) {
                        var status = changelog.status(connection);
                        fits &= status.upToDate();
                        table.row(changelog.schema(), state(status), names(status));
                    }
                    terminal.out().print(table.render());
                    terminal.out().flush();
                    return fits ? ExitCodes.OK : ExitCodes.DIFFERS;
                });
    }

    private static String state(Changelog.Status status) {
        if (!status.unknown().isEmpty()) {
            return "ahead";
        }
        return status.pending().isEmpty() ? "up to date" : "behind";
    }

    private static String names(Changelog.Status status) {
        var both = status.unknown().isEmpty() ? status.pending() : status.unknown();
        return String.join(", ", both);
    }

    @Command(
            description = "Prints the SQL that upgrade would run.",
            mixinStandardHelpOptions = true)
    int plan(@Mixin DatabaseLogin login) {
        return with(
                login,
                connection -> {
                    var sql =
                            StoreSchema.changelogs().stream()
                                    .map(changelog -> changelog.plan(connection))
                                    .filter(plan -> !plan.isBlank())
                                    .collect(Collectors.joining("\n"));
                    terminal.say(sql.isBlank() ? "-- Every schema is up to date." : sql);
                    return ExitCodes.OK;
                });
    }

    @Command(description = "Applies what is missing.", mixinStandardHelpOptions = true)
    int upgrade(@Mixin DatabaseLogin login) {
        return with(
                login,
                connection -> {
                    StoreSchema.upgrade(connection);
                    terminal.say("Every schema is up to date.");
                    return ExitCodes.OK;
                });
    }

    @Command(
            description = "Takes back the last changesets of one schema.",
            mixinStandardHelpOptions = true)
    int rollback(
            @Mixin DatabaseLogin login,
            @Option(names = "--schema", required = true, description = "for example event_store")
                    String schema,
            @Option(names = "--count", required = true, description = "how many, the last first")
                    int count,
            @Option(names = "--drop-data", description = "yes: tables go with what is in them")
                    boolean dropData) {
        if (!dropData) {
            throw Refused.asTyped(
                    "Taking back a changeset drops its tables with their data. Back up first, then add --drop-data.");
        }
        var changelog =
                StoreSchema.changelogs().stream()
                        .filter(one -> one.schema().equals(schema))
                        .findFirst()
                        .orElseThrow(() ->
                                Refused.asTyped(
                                        "There is no schema %s. There are: %s.",
                                        schema, schemas()));
        return with(
                login,
                connection -> {
                    changelog.rollback(connection, count);
                    terminal.say("Took back the last %d changesets of %s.", count, schema);
                    return ExitCodes.OK;
                });
    }

    private static String schemas() {
        return StoreSchema.changelogs().stream()
                .map(Changelog::schema)
                .collect(Collectors.joining(", "));
    }

    private static int with(DatabaseLogin login, ToIntFunction<Connection> work) {
        try (var connection = login.open()) {
            return work.applyAsInt(connection);
        } catch (ChangelogFailed e) {
            throw Refused.because("%s", e.getMessage());
        } catch (SQLException e) {
            throw Refused.because("The database does not answer: %s", e.getMessage());
        }
    }
}
