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
        return KafkaServer.start(KafkaOptions.in(TestDirectories.fresh("kafka")))
                .bootstrapServers();
    }

    static PostgresOptions fast() {
        return PostgresOptions.in(TestDirectories.fresh("postgres"))
                .durable(false)
                .password(PASSWORD);
    }
}
