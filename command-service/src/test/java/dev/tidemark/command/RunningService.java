package dev.tidemark.command;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.store.StoreSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The service over real HTTP on a real database. One is shared by the tests of the module, which
/// keep apart by households of their own.
public final class RunningService implements AutoCloseable {
    public static final String MASTER_KEY = "c2l4dGVlbiBieXRlcyBhcmUgbm90IGVub3VnaCBoZXI=";
    private static final List<String> ROLES = List.of("command", "query", "runner", "keys");

    private final DatabaseAddress database;
    private final ConfigurableApplicationContext context;

    private RunningService(DatabaseAddress database, Map<String, Object> settings) {
        this.database = database;
        Map<String, Object> all = settings(database);
        all.putAll(settings);
        this.context =
                new SpringApplicationBuilder(CommandServiceApplication.class)
                        .profiles("dev")
                        .run(arguments(all));
    }

    private static String[] arguments(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
    }

    public static RunningService shared() {
        return Shared.SERVICE;
    }

    /// A further instance on a database that has been prepared.
    public static RunningService on(DatabaseAddress database, Map<String, Object> settings) {
        return new RunningService(database, settings);
    }

    /// A new database with the store's schemas, and passwords for the roles.
    public static DatabaseAddress newDatabase() {
        DatabaseAddress database = TestServers.newDatabase();
        prepare(database);
        return database;
    }

    public static void prepare(DatabaseAddress database) {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            StoreSchema.upgrade(connection);
            for (String role : ROLES) {
                statement.execute("alter role tidemark_" + role + " password 'of-" + role + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Map<String, Object> settings(DatabaseAddress database) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", "0");
        settings.put("tidemark.database.url", database.jdbcUrl());
        settings.put("tidemark.database.durable", "false");
        settings.put("tidemark.database.command.password", "of-command");
        settings.put("tidemark.database.keys.password", "of-keys");
        settings.put("tidemark.database.migrator.username", database.user());
        settings.put("tidemark.database.migrator.password", database.password());
        settings.put("tidemark.personal.master-key", MASTER_KEY);
        settings.put("tidemark.security.issuer", TestServers.issuer().url().toString());
        settings.put("tidemark.security.jwk-set-uri", TestServers.issuer().url() + "/jwks");
        settings.put("tidemark.relay.enabled", "false");
        return settings;
    }

    public Api as(String subject) {
        return new Api(url(), TestServers.issuer().token(subject));
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public DatabaseAddress database() {
        return database;
    }

    /// Looks into the database as the superuser.
    public JdbcTemplate sql() {
        return sql(database);
    }

    public static JdbcTemplate sql(DatabaseAddress database) {
        return new JdbcTemplate(
                new DriverManagerDataSource(
                        database.jdbcUrl(), database.user(), database.password()));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public List<String> beanNames() {
        return List.of(context.getBeanDefinitionNames());
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Shared {
        static final RunningService SERVICE = new RunningService(newDatabase(), Map.of());
    }
}
