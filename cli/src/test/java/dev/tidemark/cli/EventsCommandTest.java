package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.terminal.ExitCodes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsCommandTest {
    @TempDir Path data;

    @Test
    void events_are_generated_for_an_instance_that_runs() {
        var typed =
                Typed.command("events", "generate", "--events", "100", "--data", data.toString());

        assertThat(typed.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("No Tidemark runs on " + data, "./tidemark up");
    }

    @Test
    void how_many_events_must_be_said() {
        var typed = Typed.command("events", "generate");

        assertThat(typed.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains("--events");
    }
}
