package dev.tidemark.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private final RunningService service = RunningService.shared();
    private final Home home = Home.of(service);

    private long transactions() {
        return service.sql()
                .queryForObject(
                        "select count(*) from event_store.event where household = ? and type = 'expense-recorded'",
                        Long.class,
                        home.id());
    }

    @Test
    void the_same_request_again_gets_the_first_answer() {
        Api keyed = home.owner().key("the same key");
        Api.Answer first = keyed.post(home.path("/transactions"), home.expense("1"));
        home.spend("2");
        String reordered =
                home.expense("1").replace("{\"kind\": \"expense\",", "{").stripTrailing();
        reordered = reordered.substring(0, reordered.length() - 1) + ", \"kind\": \"expense\"}";
        Api.Answer again = keyed.post(home.path("/transactions"), reordered);
        assertThat(again.status()).as(again.toString()).isEqualTo(201);
        assertThat(again.http().body()).isEqualTo(first.http().body());
        for (String header : new String[] {"ETag", "Location", "Consistency-Token"}) {
            assertThat(again.header(header)).isEqualTo(first.header(header));
        }
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void another_body_or_another_address_is_refused() {
        Api keyed = home.owner().key("reused");
        keyed.post(home.path("/transactions"), home.expense("1"));
        Api.Answer otherBody = keyed.post(home.path("/transactions"), home.expense("2"));
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.problem()).isEqualTo("idempotency-key-reused");
        Api.Answer otherAddress =
                keyed.post(home.path("/categories"), "{\"name\": \"x\", \"kind\": \"expense\"}");
        assertThat(otherAddress.problem()).isEqualTo("idempotency-key-reused");
        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void a_key_is_its_callers_own() {
        home.owner().key("of anna").post(home.path("/transactions"), home.expense("1"));
        Api editor = home.join(service, "editor").key("of anna");
        Api.Answer answer = editor.post(home.path("/transactions"), home.expense("1"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void a_refused_command_leaves_no_key() {
        Api keyed = home.owner().key("second try");
        String unknown =
                home.expense("1")
                        .replace(home.groceries().toString(), UUID.randomUUID().toString());
        assertThat(keyed.post(home.path("/transactions"), unknown).problem())
                .isEqualTo("unknown-category");
        assertThat(keyed.post(home.path("/transactions"), home.expense("1")).status())
                .isEqualTo(201);
    }

    @Test
    void a_command_that_changed_nothing_keeps_its_answer() {
        Api keyed = home.owner().key("archive").ifMatch(0);
        String path = home.path("/categories/" + home.salary() + "/archive");
        assertThat(keyed.post(path, "").version()).isEqualTo(1);
        Api other = home.owner().key("archive again").ifMatch(1);
        Api.Answer unchanged = other.post(path, "");
        assertThat(unchanged.status()).isEqualTo(200);
        assertThat(unchanged.version()).isEqualTo(1);
        Api.Answer again = other.post(path, "");
        assertThat(again.http().body()).isEqualTo(unchanged.http().body());
        assertThat(again.header("Consistency-Token"))
                .isEqualTo(unchanged.header("Consistency-Token"));
    }

    @Test
    void a_household_is_created_once_and_keys_of_different_people_are_different() {
        String body = "{\"name\": \"H\", \"baseCurrency\": \"EUR\", \"timeZone\": \"UTC\"}";
        Api anna = service.as("anna-" + UUID.randomUUID()).key("mine");
        Api ben = service.as("ben-" + UUID.randomUUID()).key("mine");
        UUID first = anna.post("/api/v1/households", body).id();
        assertThat(anna.post("/api/v1/households", body).id()).isEqualTo(first);
        assertThat(ben.post("/api/v1/households", body).id()).isNotEqualTo(first);
    }

    @Test
    void a_known_key_says_nothing_to_a_stranger() {
        home.owner().key("known").post(home.path("/transactions"), home.expense("1"));
        Api stranger = service.as("eve-" + UUID.randomUUID()).key("known");
        for (String amount : new String[] {"1", "2"}) {
            Api.Answer answer = stranger.post(home.path("/transactions"), home.expense(amount));
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @Test
    void a_key_is_needed_and_has_a_form() {
        Api.Answer without =
                home.owner().send("POST", home.path("/transactions"), home.expense("1"));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.problem()).isEqualTo("idempotency-key-missing");
        assertThat(without.error()).isEqualTo("Idempotency-Key idempotency-key-missing");
        Api.Answer tooLong =
                home.owner()
                        .key("k".repeat(256))
                        .post(home.path("/transactions"), home.expense("1"));
        assertThat(tooLong.problem()).isEqualTo("idempotency-key-malformed");
    }

    @Test
    void while_the_first_runs_the_second_waits_two_seconds_and_is_told_so() throws Exception {
        try (Connection first = service.database().open();
                PreparedStatement lock =
                        first.prepareStatement(
                                "select pg_advisory_lock(hashtextextended(?::text || 'slow', 0))")) {
            lock.setObject(1, home.id());
            lock.execute();
            long began = System.nanoTime();
            Api.Answer answer =
                    home.owner().key("slow").post(home.path("/transactions"), home.expense("1"));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("request-in-progress");
            assertThat(System.nanoTime() - began).isBetween(1_900_000_000L, 6_000_000_000L);
        }
    }
}
