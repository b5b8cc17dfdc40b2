package dev.tidemark.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.decision.FieldProblem;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import java.sql.SQLException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class StoreFailuresTest {
    private final StoreFailures failures = new StoreFailures();

    @Test
    void a_version_that_somebody_else_took_is_a_conflict_about_if_match() {
        Refused refused = failures.refusal(new ConcurrencyException("taken"));

        assertThat(refused.refusal()).isEqualTo(Refusal.CONFLICT);
        assertThat(refused.problems())
                .extracting(FieldProblem::pointer)
                .containsExactly("If-Match");
        assertThat(refused.problems()).extracting(FieldProblem::code).containsExactly("conflict");
    }

    @Test
    void what_was_stored_by_somebody_else_is_a_conflict_about_no_field() {
        var taken = new RuntimeException(new SQLException("duplicate key", "23505"));

        Refused refused = failures.refusal(taken);

        assertThat(refused.refusal()).isEqualTo(Refusal.CONFLICT);
        assertThat(refused.problems()).isEmpty();
    }
}
