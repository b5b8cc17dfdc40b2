package dev.tidemark.projection.migration;

import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.log.Problem;
import dev.tidemark.projection.testing.Runbook;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The runbook has a section for whatever stops a partition, a household or a switch.
class RunbookTest {
    @Test
    void names_every_problem_of_a_partition() throws IOException {
        Runbook.explains("partition", Stream.of(Problem.Kind.values()).map(RunbookTest::lower));
    }

    @Test
    void names_every_state_of_a_parked_household() throws IOException {
        Runbook.explains("household", Stream.of(Parked.State.values()).map(RunbookTest::lower));
    }

    @Test
    void names_every_gate_of_a_switch() throws IOException {
        Runbook.explains("gate", Stream.of(Gate.values()).map(Gate::code));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
