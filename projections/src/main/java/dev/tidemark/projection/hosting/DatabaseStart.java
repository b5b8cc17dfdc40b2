package dev.tidemark.projection.hosting;

import dev.tidemark.projection.hosting.HostSettings.Login;
import dev.tidemark.projection.registry.RowSecurity;
import dev.tidemark.store.SchemaOutOfDate;
import dev.tidemark.store.StoreSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has to hold before the first connection is pooled: the server answers, its schemas are
/// those of this release, and it can keep households apart.
record DatabaseStart(HostSettings settings) {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);

    /// @param upgrade whether to apply the base changelogs first
    void await(boolean upgrade) {
        Login migrator = settings.migrator();
        if (upgrade && migrator != null) {
            open(migrator, StoreSchema::upgrade);
        }
        open(
                settings.runner(),
                connection -> {
                    StoreSchema.requireUpToDate(connection, "event_store", "keys", "registry");
                    requireRowSecurity(connection);
                });
    }

    private static void requireRowSecurity(Connection runner) throws SQLException {
        List<String> lacking = RowSecurity.lacking(runner);
        if (!lacking.isEmpty()) {
            throw new HostNotStarted(
                    "the database cannot keep households apart by row level security yet. A superuser has to run in it: %s"
                            .formatted(String.join("; ", lacking)),
                    null);
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void open(Login login, Work work) {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        while (true) {
            try (Connection connection =
                    DriverManager.getConnection(
                            settings.url(), login.username(), login.password())) {
                work.on(connection);
                return;
            } catch (SchemaOutOfDate e) {
                throw new HostNotStarted(String.valueOf(e.getMessage()), e);
            } catch (SQLException e) {
                if (!isAbsence(e) || System.nanoTime() - deadline > 0) {
                    throw new HostNotStarted(
                            "PostgreSQL at %s refused %s: %s. Start it, or correct tidemark.database.*."
                                    .formatted(settings.url(), login, e.getMessage()),
                            e);
                }
                LOG.info("waiting for PostgreSQL at {}: {}", settings.url(), e.getMessage());
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }
    }

    /// Not there yet, or starting up; a wrong password is neither.
    private static boolean isAbsence(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.equals("57P03");
    }
}
