package dev.tidemark.command.store;

import dev.tidemark.store.SchemaOutOfDate;
import dev.tidemark.store.StoreSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has to hold before the first command: the server answers, the schemas are those of this
/// release, and a crash of the server takes nothing back.
final class StoreCheck {
    private static final Logger log = LoggerFactory.getLogger(StoreCheck.class);
    private static final List<String> DURABLE =
            List.of("fsync", "full_page_writes", "synchronous_commit");

    private final DatabaseSettings settings;

    StoreCheck(DatabaseSettings settings) {
        this.settings = settings;
    }

    /// @param upgrade whether to apply the changelogs first
    void run(boolean upgrade) {
        DatabaseSettings.Login migrator = settings.migrator();
        if (upgrade && migrator != null) {
            try (Connection connection = patiently(migrator)) {
                StoreSchema.upgrade(connection);
            } catch (SQLException e) {
                throw refused(migrator, e);
            }
        }
        try (Connection connection = patiently(settings.command())) {
            StoreSchema.requireUpToDate(connection, "event_store", "lookup");
            if (settings.durable()) {
                requireDurable(connection);
            }
        } catch (SchemaOutOfDate e) {
            throw new StoreNotUsable(String.valueOf(e.getMessage()), e);
        } catch (SQLException e) {
            throw refused(settings.command(), e);
        }
    }

    private Connection patiently(DatabaseSettings.Login login) {
        Instant end = Instant.now().plus(settings.patience());
        while (true) {
            try {
                return DriverManager.getConnection(
                        settings.url(), login.username(), login.password());
            } catch (SQLException e) {
                if (!isAbsence(e) || Instant.now().isAfter(end)) {
                    throw refused(login, e);
                }
                log.info("waiting for PostgreSQL at {}: {}", settings.url(), e.getMessage());
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }
    }

    /// Not there yet, or starting up; a wrong password is neither.
    private static boolean isAbsence(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.equals("57P03");
    }

    private StoreNotUsable refused(DatabaseSettings.Login login, SQLException e) {
        return new StoreNotUsable(
                "PostgreSQL at "
                        + settings.url()
                        + " refused "
                        + login.username()
                        + ": "
                        + e.getMessage()
                        + " Start it, or correct tidemark.database.*.",
                e);
    }

    private static void requireDurable(Connection connection) throws SQLException {
        for (String setting : DURABLE) {
            String value = show(connection, setting);
            if (value.equals("off")) {
                throw new StoreNotUsable(
                        "the server runs with "
                                + setting
                                + "=off: a crash would take back what readers have seen. Set it to on; for tests alone there is tidemark.database.durable=false.",
                        null);
            }
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
