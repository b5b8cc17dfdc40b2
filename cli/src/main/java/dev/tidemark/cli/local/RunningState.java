package dev.tidemark.cli.local;

import dev.tidemark.cli.http.Json;
import dev.tidemark.embedded.ProcessFacts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What a running instance tells other commands about itself, in `up.json` of its data directory.
///
/// @param pid of the process that `up` is
/// @param url the one base URL
/// @param issuer gives tokens
/// @param database JDBC URL without credentials
public record RunningState(long pid, URI url, URI issuer, String database, String kafka) {

    /// The instance that runs in a directory. A file that a killed one left is no instance.
    public static Optional<RunningState> of(DataDirectory data) {
        try {
            var state = Json.MAPPER.readValue(data.stateFile(), RunningState.class);
            return Optional.of(state).filter(RunningState::isAlive);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessFacts::runs)
                .map(ProcessFacts::commandLine)
                .filter(command -> command.contains("java"))
                .isPresent();
    }

    /// Whole or not at all, for a reader may come at any time.
    void writeTo(DataDirectory data) throws IOException {
        var unfinished = data.of("up.json.new");
        Files.writeString(unfinished, Json.MAPPER.writeValueAsString(this) + "\n");
        Files.move(unfinished, data.stateFile(), StandardCopyOption.ATOMIC_MOVE);
    }
}
