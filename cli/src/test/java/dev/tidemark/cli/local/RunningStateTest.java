package dev.tidemark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStateTest {
    @TempDir Path directory;

    @Test
    void an_instance_that_runs_is_found() throws Exception {
        var state = stateOf(ProcessHandle.current().pid());
        state.writeTo(DataDirectory.at(directory));

        assertThat(RunningState.of(DataDirectory.at(directory))).hasValue(state);
    }

    @Test
    void what_a_killed_instance_left_is_no_instance() throws Exception {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();
        stateOf(ended.pid()).writeTo(DataDirectory.at(directory));

        assertThat(RunningState.of(DataDirectory.at(directory))).isEmpty();
    }

    @Test
    void a_directory_without_a_state_or_with_half_of_one_has_no_instance() throws Exception {
        assertThat(RunningState.of(DataDirectory.at(directory))).isEmpty();

        Files.writeString(directory.resolve("up.json"), "{\"pid\":");
        assertThat(RunningState.of(DataDirectory.at(directory))).isEmpty();
    }

    private static RunningState stateOf(long pid) {
        return new RunningState(
                pid,
                URI.create("http://127.0.0.1:8080"),
                URI.create("http://127.0.0.1:9000"),
                "jdbc:postgresql://127.0.0.1:5432/tidemark",
                "127.0.0.1:9092");
    }
}
