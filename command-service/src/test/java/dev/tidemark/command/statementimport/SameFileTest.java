package dev.tidemark.command.statementimport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SameFileTest {
    private final RunningService service = RunningService.shared();
    private final Statements statements = new Statements(service);
    private final Home home = Home.of(service);

    @Test
    void what_was_reverted_can_be_imported_anew() {
        UUID first = statements.imported(home, Statements.csv(3));
        statements.revert(home, first);
        statements.awaitEvent(first, "statement-reverted");
        UUID second = statements.imported(home, Statements.csv(3));
        assertThat(second).isNotEqualTo(first);
        assertThat(statements.recorded(home)).isEqualTo(3);
    }

    @Test
    void the_same_file_again_is_the_same_import() {
        Api keyed = home.owner().key("upload");
        String path = home.path("/imports?account=" + home.account());
        Api.Answer first = keyed.send("POST", path, Statements.csv(3));
        Api.Answer again = statements.upload(home, Statements.csv(3));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(statements.count(home, "statement-uploaded")).isEqualTo(1);
        // The first request repeated gets its own answer, not that of the second.
        assertThat(keyed.send("POST", path, Statements.csv(3)).status()).isEqualTo(201);
    }

    @Test
    void an_upload_repeated_gets_its_answer_though_the_account_has_been_closed() {
        Api keyed = home.owner().key("upload");
        String path = home.path("/imports?account=" + home.account());
        Api.Answer first = keyed.send("POST", path, Statements.csv(3));
        home.owner().ifMatch(0).post(home.path("/accounts/" + home.account() + "/close"), "{}");
        Api.Answer again = keyed.send("POST", path, Statements.csv(3));
        assertThat(again.status()).as(again.toString()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(statements.upload(home, Statements.csv(4)).problem())
                .isEqualTo("account-closed");
    }

    @Test
    void the_same_file_from_many_at_once_is_one_import() throws Exception {
        Callable<Api.Answer> upload = () -> statements.upload(home, Statements.csv(50));
        Set<UUID> ids = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(8, upload))) {
                assertThat(answer.get().status()).as(answer.get().toString()).isIn(200, 201);
                ids.add(answer.get().id());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(statements.count(home, "statement-uploaded")).isEqualTo(1);
    }
}
