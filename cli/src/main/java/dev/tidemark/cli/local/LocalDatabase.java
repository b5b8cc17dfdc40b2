package dev.tidemark.cli.local;

import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.embedded.PostgresOptions;
import dev.tidemark.embedded.PostgresServer;
import dev.tidemark.embedded.ServerDirectory;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The database of an instance on this machine, also while the instance does not run: then its
/// PostgreSQL runs for as long as this is open.
public final class LocalDatabase implements AutoCloseable {
    private final StopOrder stops = new StopOrder();
    private final DataDirectory data;
    private final String url;

    private LocalDatabase(DataDirectory data) {
        this.data = data;
        this.url = RunningState.of(data).map(RunningState::database).orElseGet(this::start);
    }

    /// @throws Refused if the directory has no secrets: with others, what is personal in a store
    ///   cannot be read
    public static LocalDatabase of(DataDirectory data) {
        if (!Files.exists(data.secretsFile())) {
            throw Refused.because(
                    "There is no %s. It holds the master key: name the data directory of an instance, or copy that file of the instance that was backed up into the new one.",
                    data.secretsFile());
        }
        return new LocalDatabase(data);
    }

    /// The same in a directory that may be new: then it gets secrets of its own.
    public static LocalDatabase made(DataDirectory data) {
        return new LocalDatabase(data);
    }

    /// JDBC URL without credentials.
    public String url() {
        return url;
    }

    private String start() {
        stops.add(ServerDirectory.claim(data.path())::close);
        try {
            var server = PostgresServer.start(PostgresOptions.in(data.of("postgres")));
            stops.add(server::close);
            return PreparedDatabase.on(server.address(), Secrets.of(data)).jdbcUrl();
        } catch (RuntimeException e) {
            stops.stopAll();
            throw e;
        }
    }

    /// In the name of the role that owns the schemas.
    public Connection open() throws SQLException {
        return DriverManager.getConnection(
                url,
                DatabaseRole.MIGRATOR.username(),
                Secrets.of(data).password(DatabaseRole.MIGRATOR));
    }

    @Override
    public void close() {
        stops.stopAll();
    }
}
