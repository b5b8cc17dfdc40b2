package dev.tidemark.embedded;

import java.nio.file.Path;
import java.time.Duration;

/// What the start of any server has to say.
sealed interface ServerOptions permits PostgresOptions, KafkaOptions {
    Path directory();

    int port();

    boolean stopsWithProgram();

    Duration startWithin();

    Duration stopWithin();
}
