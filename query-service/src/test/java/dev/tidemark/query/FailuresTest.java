package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.query.Api.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is shown of a failure that nobody foresaw.
class FailuresTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;

    @Test
    void a_failure_is_a_problem_that_tells_nothing_of_how_we_are_made() {
        String subject = "unlucky-" + UUID.randomUUID();
        UUID household = SERVICE.begin(subject).household;
        var balances = SERVICE.newest("balances");
        String schema = balances.readModel() + "_v" + balances.version();
        SERVICE.sql().sql("revoke usage on schema " + schema + " from tidemark_query").update();
        try {
            Answer answer =
                    SERVICE.as(subject).get("/api/v1/households/" + household + "/balances");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(500);
            assertThat(answer.problem()).isEqualTo("internal-error");
            assertThat(answer.at("/traceId")).matches("[0-9a-f]{32}");
            assertThat(answer.body())
                    .doesNotContain("Exception", "select", schema, "tidemark_", "permission");
        } finally {
            SERVICE.sql().sql("grant usage on schema " + schema + " to tidemark_query").update();
        }
    }
}
