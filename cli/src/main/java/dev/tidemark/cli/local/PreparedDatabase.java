package dev.tidemark.cli.local;

import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.embedded.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;

/// The database `tidemark` with its roles, as an administrator would prepare it for the services:
/// the migrator owns it, and each role has its password. Everything inside is the services' work.
final class PreparedDatabase {
    private static final String NAME = "tidemark";

    private PreparedDatabase() {}

    /// Does what is missing.
    static DatabaseAddress on(DatabaseAddress server, Secrets secrets) {
        try (var connection = server.open()) {
            for (var role : DatabaseRole.values()) {
                prepare(connection, role, secrets.password(role));
            }
            if (!exists(connection, "select from pg_database where datname = '" + NAME + "'")) {
                execute(
                        connection,
                        "create database %s owner %s"
                                .formatted(NAME, DatabaseRole.MIGRATOR.username()));
                execute(connection, "revoke connect on database " + NAME + " from public");
            }
            DatabaseAddress database = server.database(NAME);
            secure(database);
            return database;
        } catch (SQLException e) {
            throw Refused.because("The database cannot be prepared: %s", e.getMessage());
        }
    }

    private static void prepare(Connection connection, DatabaseRole role, String password)
            throws SQLException {
        var verb =
                exists(connection, "select from pg_roles where rolname = '" + role.username() + "'")
                        ? "alter"
                        : "create";
        execute(
                connection,
                "%s role %s login password '%s'".formatted(verb, role.username(), password));
    }

    /// What row level security of read models asks of a superuser.
    private static void secure(DatabaseAddress database) throws SQLException {
        try (var connection = database.open()) {
            execute(
                    connection,
                    "alter role %s bypassrls".formatted(DatabaseRole.RUNNER.username()));
            execute(connection, "alter function pg_catalog.texticlike(text, text) leakproof");
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
