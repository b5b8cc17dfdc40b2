package dev.tidemark.embedded.testing;

import dev.tidemark.embedded.BrokerSettings;
import dev.tidemark.embedded.DatabaseAddress;
import java.util.Locale;
import java.util.stream.Collectors;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Containers, which Testcontainers removes when the JVM ends.
record ContainerServers() implements SharedServers {
    private static final String SUPERUSER = "postgres";

    @Override
    public DatabaseAddress postgres() {
        var container =
                new PostgreSQLContainer("postgres:18")
                        .withUsername(SUPERUSER)
                        .withPassword(SUPERUSER)
                        .withDatabaseName(SUPERUSER)
                        .withEnv(
                                "POSTGRES_INITDB_ARGS",
                                "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
                        .withCommand(
                                "postgres -c max_connections=200 -c timezone=UTC -c fsync=off -c full_page_writes=off -c synchronous_commit=off");
        container.start();
        return new DatabaseAddress(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                SUPERUSER,
                SUPERUSER,
                SUPERUSER);
    }

    @Override
    public String kafka() {
        var container =
                new KafkaContainer("apache/kafka:4.2.0")
                        .withEnv(
                                BrokerSettings.ofOneMachine().entrySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        e -> variable(e.getKey()),
                                                        e -> e.getValue())));
        container.start();
        return container.getBootstrapServers();
    }

    /// The image reads `a.b.c` from `KAFKA_A_B_C`.
    private static String variable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
