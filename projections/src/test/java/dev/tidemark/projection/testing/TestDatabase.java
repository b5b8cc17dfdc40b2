package dev.tidemark.projection.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.store.StoreSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/// Databases that have the base schemas and the roles.
public final class TestDatabase {
    public static final String PASSWORD = "of the tests";
    private static final List<String> ROLES =
            List.of(
                    "tidemark_command",
                    "tidemark_query",
                    "tidemark_runner",
                    "tidemark_keys",
                    "tidemark_migrator");

    private TestDatabase() {}

    /// A new one of the shared server.
    public static DatabaseAddress fresh() {
        DatabaseAddress address = TestServers.newDatabase(Template.ADDRESS);
        // A copy keeps the grants within the database, not those on it.
        try (Connection connection = address.open();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "grant create on database " + address.database() + " to tidemark_migrator");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return address;
    }

    /// A new one of a server of the test's own.
    public static DatabaseAddress freshOn(DatabaseAddress server) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = server.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        DatabaseAddress address = server.database(name);
        prepare(address);
        return address;
    }

    /// Applies the base changelogs and gives the roles their passwords.
    public static void prepare(DatabaseAddress address) {
        try (Connection connection = address.open();
                Statement statement = connection.createStatement()) {
            StoreSchema.upgrade(connection);
            for (String role : ROLES) {
                statement.execute("alter role " + role + " password '" + PASSWORD + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A small pool of a role; the runner's as in production.
    public static HikariDataSource pool(DatabaseAddress address, String role) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(role);
        config.setPassword(PASSWORD);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2_000);
        if (role.equals("tidemark_runner")) {
            config.setConnectionInitSql(
                    "set synchronous_commit = off; set idle_in_transaction_session_timeout = '5s'");
        }
        return new HikariDataSource(config);
    }

    private static final class Template {
        static final DatabaseAddress ADDRESS = make();

        private static DatabaseAddress make() {
            DatabaseAddress address = TestServers.newDatabase();
            prepare(address);
            return address;
        }
    }
}
