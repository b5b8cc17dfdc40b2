package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A broker that a killed program left running in its directory.
record OrphanedBroker(Path directory) {
    static final String SETTINGS = "server.properties";
    static final String PID = "kafka.pid";

    void stop(Duration bound) {
        find().ifPresent(broker -> stop(broker, bound));
    }

    private void stop(ProcessHandle broker, Duration bound) {
        broker.destroy();
        if (!ProcessFacts.endsWithin(broker, bound)) {
            broker.destroyForcibly();
            if (!ProcessFacts.endsWithin(broker, bound)) {
                throw new ServerDidNotStart(
                        "The Kafka broker of an earlier run in %s does not end: process %d. End it, then start again."
                                .formatted(directory, broker.pid()));
            }
        }
    }

    /// The number in the file can have been given to another process since; the command line of
    /// ours ends with this directory's settings file.
    private Optional<ProcessHandle> find() {
        var mark = BrokerProcess.class.getName() + " " + directory.resolve(SETTINGS);
        try {
            var pid = Long.parseLong(Files.readString(directory.resolve(PID)).strip());
            return ProcessHandle.of(pid)
                    .filter(ProcessFacts::runs)
                    .filter(process -> ProcessFacts.commandLine(process).endsWith(mark));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
