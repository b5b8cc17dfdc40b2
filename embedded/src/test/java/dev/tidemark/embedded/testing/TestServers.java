package dev.tidemark.embedded.testing;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.KafkaOptions;
import dev.tidemark.embedded.KafkaServer;
import dev.tidemark.embedded.PostgresOptions;
import dev.tidemark.embedded.PostgresServer;
import dev.tidemark.embedded.issuer.DevelopmentIssuer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/// The servers of a module's tests: one of each per JVM, started by the first test that asks,
/// stopped with the JVM. Tests share them and keep apart by databases and topic names of their own.
public final class TestServers {
    static {
        // Awaitility's own 100 ms are most of what many a test would take.
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    }

    private TestServers() {}

    /// The database `postgres` of the shared server, opened by the superuser.
    public static DatabaseAddress postgres() {
        return Postgres.ADDRESS;
    }

    /// A new, empty database of the shared server that no other test knows.
    public static DatabaseAddress newDatabase() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        create("create database " + name);
        return postgres().database(name);
    }

    /// A new database that begins as a copy of one that nobody is connected to.
    public static DatabaseAddress newDatabase(DatabaseAddress template) {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        create("create database " + name + " template " + template.database());
        return postgres().database(name);
    }

    private static void create(String statement) {
        try (var connection = postgres().open();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("'" + statement + "' failed: " + e.getMessage(), e);
        }
    }

    /// Bootstrap servers of the shared broker.
    public static String kafka() {
        return Kafka.BOOTSTRAP_SERVERS;
    }

    public static DevelopmentIssuer issuer() {
        return Issuer.ISSUER;
    }

    /// A PostgreSQL of its own to kill and start again, whatever the shared one is. Close it.
    public static PostgresServer ownPostgres(boolean durable) {
        return PostgresServer.start(ownPostgresOptions().durable(durable));
    }

    public static PostgresOptions ownPostgresOptions() {
        return ChildServers.fast();
    }

    /// A broker of its own to kill and start again, whatever the shared one is. Close it.
    public static KafkaServer ownKafka() {
        return KafkaServer.start(ownKafkaOptions());
    }

    public static KafkaOptions ownKafkaOptions() {
        return KafkaOptions.in(TestDirectories.fresh("kafka"));
    }

    private static final class Postgres {
        static final DatabaseAddress ADDRESS = SharedServers.chosen().postgres();
    }

    private static final class Kafka {
        static final String BOOTSTRAP_SERVERS = SharedServers.chosen().kafka();
    }

    private static final class Issuer {
        static final DevelopmentIssuer ISSUER =
                DevelopmentIssuer.start(TestDirectories.fresh("issuer"), 0);
    }
}
