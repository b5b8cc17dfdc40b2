package dev.tidemark.query.operator;

import dev.tidemark.projection.testing.Runbook;
import dev.tidemark.query.http.Problem;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The runbook has a section for whatever the doctor finds or an operator is refused.
class RunbookTest {
    private static final Set<Integer> OF_OPERATORS = Set.of(409, 503);

    @Test
    void names_every_finding_of_the_doctor() throws IOException {
        Runbook.explains("doctor", Stream.of(FindingKind.values()).map(FindingKind::code));
    }

    @Test
    void names_every_refusal_that_an_operator_can_do_something_about() throws IOException {
        Runbook.explains(
                "refused",
                Stream.of(Problem.values())
                        .filter(problem -> OF_OPERATORS.contains(problem.status()))
                        .map(Problem::code));
    }
}
