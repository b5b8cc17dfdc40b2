package dev.tidemark.cli.local;

import dev.tidemark.embedded.KafkaOptions;
import dev.tidemark.embedded.KafkaServer;
import dev.tidemark.embedded.PostgresOptions;
import dev.tidemark.embedded.PostgresServer;
import dev.tidemark.embedded.issuer.DevelopmentIssuer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// PostgreSQL and Kafka, started side by side, and the development issuer.
record Servers(LocalOptions options, StopOrder stops, Mourner mourner) {

    Surroundings start() {
        var data = data();
        var secrets = Secrets.of(data);
        var postgres = stops.start(this::postgres, PostgresServer::close);
        var kafka = stops.start(this::kafka, KafkaServer::close);
        var database = postgres.thenApply(server -> PreparedDatabase.on(server.address(), secrets));
        var issuer = DevelopmentIssuer.start(data.of("issuer"), 0);
        stops.add(issuer::close);
        return new Surroundings(
                data,
                result(database),
                result(kafka).bootstrapServers(),
                issuer.url(),
                secrets,
                options.settings());
    }

    private DataDirectory data() {
        return options.data();
    }

    /// This program stops them itself, after the services.
    private PostgresServer postgres() {
        var durable = options.durable();
        var server =
                PostgresServer.start(
                        PostgresOptions.in(data().of("postgres"))
                                .durable(durable)
                                .with("max_wal_size", durable ? "1GB" : "8GB")
                                .with("shared_buffers", durable ? "128MB" : "1GB")
                                .stopsWithProgram(false));
        mourner.watch(server.pid(), () -> ended("PostgreSQL", "postgres/postgres.log"));
        return server;
    }

    private KafkaServer kafka() {
        var server = KafkaServer.start(KafkaOptions.in(data().of("kafka")).stopsWithProgram(false));
        mourner.watch(server.pid(), () -> ended("Kafka", "kafka/kafka.log"));
        return server;
    }

    private String ended(String server, String log) {
        return "%s ended. Its log is %s.".formatted(server, data().of(log));
    }

    private static <T> T result(CompletableFuture<T> started) {
        try {
            return started.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
