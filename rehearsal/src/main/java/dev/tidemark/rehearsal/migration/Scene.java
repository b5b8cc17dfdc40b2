package dev.tidemark.rehearsal.migration;

import dev.tidemark.command.CommandsInProcess;
import dev.tidemark.event.lines.BadLine;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.rehearsal.driver.Driver;
import dev.tidemark.rehearsal.generator.StreamPlan;
import dev.tidemark.rehearsal.lines.ImportRefused;
import dev.tidemark.rehearsal.lines.StoreCopy;
import dev.tidemark.rehearsal.version.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A store with a relay, and a host of one read model that begins with an old version: where a
/// migration is rehearsed. The database and the broker are empty before, and of no use afterwards.
public final class Scene implements AutoCloseable {
    private final Version from;
    private final Version to;
    private final CommandsInProcess commands;
    private final ReadModelHost host;

    private Scene(Version from, Version to, CommandsInProcess commands, ReadModelHost host) {
        this.from = from;
        this.to = to;
        this.commands = commands;
        this.host = host;
    }

    /// @param settings as the services take them, for all roles of the database and the broker
    /// @throws IllegalArgumentException if there is no such version, or `to` is not the later one
    public static Scene open(ProjectionId from, ProjectionId to, List<String> settings) {
        if (!from.readModel().equals(to.readModel()) || from.version() >= to.version()) {
            throw new IllegalArgumentException(
                    "%s to %s is no migration: name a later version of the same read model"
                            .formatted(from, to));
        }
        Version old = version(from);
        Version candidate = version(to);
        var commands = CommandsInProcess.openRelaying(settings.toArray(String[]::new));
        try {
            return new Scene(old, candidate, commands, ReadModelHost.open(from, settings));
        } catch (RuntimeException e) {
            commands.close();
            throw e;
        }
    }

    private static Version version(ProjectionId id) {
        return Version.all().stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no %s; there are %s"
                                        .formatted(
                                                id,
                                                Version.all().stream()
                                                        .map(Version::toString)
                                                        .collect(Collectors.joining(", ")))));
    }

    /// Stores what `tidemark events export` or `anonymise` wrote.
    ///
    /// @param committed hears of each commit how many events it stored
    /// @throws BadLine for the first line that breaks a rule
    /// @throws ImportRefused if there is no such file, or nothing in it
    public StoreCopy.Copied store(Path file, LongConsumer committed) {
        try (Connection owner = host.owner().getConnection()) {
            owner.setAutoCommit(false);
            return new StoreCopy(owner, host.codec()).copy(file, committed);
        } catch (SQLException e) {
            throw new RehearsalFailed("the events cannot be stored: " + e.getMessage());
        }
    }

    /// Stores a stream that is made up, through the aggregates.
    ///
    /// @param atOnce households, as many as there are connections
    public void store(StreamPlan plan, int atOnce, LongConsumer committed)
            throws InterruptedException {
        new Driver(commands, atOnce).run(plan.householdPlans(), committed);
    }

    /// The migration, once everything is stored.
    ///
    /// @param events that are stored
    /// @param says hears of each step that is done
    /// @throws RehearsalFailed if a step cannot be gone through
    public RehearsedMigration migrate(long events, Consumer<String> says) {
        var run = new MigrationRun(host, from, to, says);
        run.awaitHead(events);
        // An installation that grew up to this has statistics of it.
        JdbcClient.create(host.owner()).sql("analyze").update();
        return run.run(events);
    }

    @Override
    public void close() {
        host.close();
        commands.close();
    }
}
