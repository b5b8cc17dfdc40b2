package dev.tidemark.embedded.testing;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.KafkaOptions;
import dev.tidemark.embedded.KafkaServer;
import dev.tidemark.embedded.PostgresOptions;
import dev.tidemark.embedded.PostgresServer;

/// Child processes of the test JVM, in directories that go with it. A crash of the machine may lose
/// their data, which makes PostgreSQL a good deal faster.
record ChildServers() implements SharedServers {
    private static final String PASSWORD = "postgres";

    @Override
    public DatabaseAddress postgres() {
        return PostgresServer.start(fast()).address();
    }

    @Override
    public String kafka() {
        var options =
                KafkaOptions.in(TestDirectories.fresh("kafka"))
                        // A member hears of a rebalance with its next heartbeat.
                        .with("group.consumer.heartbeat.interval.ms", "200");
        return KafkaServer.start(options).bootstrapServers();
    }

    static PostgresOptions fast() {
        return PostgresOptions.in(TestDirectories.fresh("postgres"))
                .durable(false)
                .password(PASSWORD);
    }
}
