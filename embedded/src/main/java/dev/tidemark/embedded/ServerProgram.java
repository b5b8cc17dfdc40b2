package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.file.Path;

/// What differs between the servers; what they have in common is [ServerLife].
sealed interface ServerProgram permits PostgresProgram, BrokerProgram {
    String name();

    ServerOptions options();

    /// Where its output goes.
    Path log();

    /// Ends what a killed program left running in the directory, and nothing else.
    void stopOrphans() throws IOException;

    /// Makes the data directory if there is none, and starts the server on this port of loopback.
    ChildProcess spawn(int port) throws IOException;

    boolean saysReady(ChildProcess child);

    boolean saysPortIsTaken(ChildProcess child);

    /// Whether it gave up because the memory of a run that was killed is not free yet.
    boolean saysRunBeforeIsEnding(ChildProcess child);

    /// The signal that asks for an orderly stop.
    String stopSignal();
}
