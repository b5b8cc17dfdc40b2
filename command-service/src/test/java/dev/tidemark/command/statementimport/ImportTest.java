package dev.tidemark.command.statementimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportTest {
    private final RunningService service = RunningService.shared();
    private final Statements statements = new Statements(service);

    @Test
    void a_statement_is_uploaded_committed_and_reverted() {
        Home home = Home.of(service);
        Api.Answer uploaded = statements.upload(home, Statements.csv(3));
        assertThat(uploaded.status()).as(uploaded.toString()).isEqualTo(201);
        assertThat(uploaded.header("Location")).endsWith("/imports/" + uploaded.id());

        Api.Answer accepted = statements.commit(home, uploaded.id(), "{}");
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo(home.path("/imports/" + uploaded.id()));
        statements.awaitStatus(uploaded.id(), "committed");
        assertThat(statements.recorded(home)).isEqualTo(3);

        assertThat(
                        home.owner()
                                .post(home.path("/imports/" + uploaded.id() + "/revert"), "{}")
                                .status())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(statements.recorded(home)).isZero());
    }

    @Test
    void two_thousand_lines_are_recorded_in_five_seconds() {
        Home home = Home.of(service);
        UUID id = statements.upload(home, Statements.csv(2_000)).id();
        statements.commit(home, id, "{}");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(statements.status(id)).isEqualTo("committed"));
        assertThat(statements.recorded(home)).isEqualTo(2_000);
    }

    @Test
    void the_same_file_again_is_the_same_import() {
        Home home = Home.of(service);
        UUID first = statements.upload(home, Statements.csv(3)).id();
        Api.Answer again = statements.upload(home, Statements.csv(3));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(first);
    }
}
