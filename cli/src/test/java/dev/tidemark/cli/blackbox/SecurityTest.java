package dev.tidemark.cli.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.cli.blackbox.Caller.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What only the whole installation shows: gateway, packaged services, logs. docs/SECURITY.md lists
/// these beside the tests of each service.
class SecurityTest {
    private static Jars jars;
    private static World home;
    private static World other;

    @BeforeAll
    static void two_households() {
        assumeTrue(Jars.arePackaged(), "not packaged yet");
        jars = Jars.shared();
        home = new World(jars);
        other = new World(jars);
    }

    @Test
    void who_calls_is_what_the_token_says_and_nothing_else() {
        Caller eve = jars.as("eve-" + UUID.randomUUID(), "");
        for (String header :
                List.of("X-User-Id", "X-Forwarded-User", "X-Remote-User", "X-Forwarded-For")) {
            Caller forging = eve.with(header, "anna").with("X-Roles", "owner, operator");
            assertThat(forging.get(home.path("/balances")).status()).as(header).isEqualTo(404);
            assertThat(forging.get("/operator/status").status()).as(header).isEqualTo(403);
            assertThat(forging.post(home.path("/categories"), "{}").status()).isIn(400, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"householdId", "role", "version", "createdBy", "balance", "id"})
    void a_field_that_is_not_the_callers_to_set_is_refused(String field) {
        String body = "{\"name\": \"x\", \"kind\": \"expense\", \"%s\": \"x\"}".formatted(field);
        Reply reply = home.owner().post(home.path("/categories"), body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/" + field);
        assertThat(reply.json().at("/errors/0/code").asString()).isEqualTo("unknown-field");
    }

    @Test
    void tricks_with_methods_and_paths_open_nothing() {
        Caller anna = home.owner();
        String balances = other.path("/balances");
        List<Reply> replies = new ArrayList<>();
        for (String path :
                List.of(
                        balances.replace("/api", "//api"),
                        balances + ";x=1",
                        balances.replace("/balances", "/%2e%2e/balances"),
                        balances.replace("/balances", "%2fbalances"),
                        balances.replace("api", "API"),
                        "/api/v1/%2e%2e/actuator/env",
                        "/operator/..;/api/v1/households",
                        balances + "/")) {
            replies.add(anna.get(path));
        }
        replies.add(anna.send("TRACE", balances, ""));
        replies.add(anna.with("X-HTTP-Method-Override", "DELETE").post(balances, "{}"));
        replies.add(anna.with("X-Original-URL", home.path("/balances")).get(balances));
        assertThat(replies)
                .allSatisfy(reply -> {
                    assertThat(reply.status()).as(reply.toString()).isBetween(400, 405);
                    assertThat(reply.http().body()).doesNotContain("Giro", "Exception");
                });
    }

    @Test
    void of_the_actuator_there_is_health_for_all_and_figures_for_operators() {
        for (String part : List.of("env", "heapdump", "loggers", "mappings", "threaddump")) {
            String path = "/actuator/" + part;
            assertThat(jars.anonymous().get(path).status()).as(part).isEqualTo(401);
            assertThat(jars.as("anna", "").get(path).status()).as(part).isEqualTo(403);
            assertThat(jars.as("olga", "operator").get(path).status()).as(part).isEqualTo(404);
        }
        assertThat(jars.as("anna", "").get("/actuator/prometheus").status()).isEqualTo(403);
        assertThat(jars.as("olga", "operator").get("/actuator/prometheus").status()).isEqualTo(200);
    }

    static Stream<Reply> ofBothServices() {
        return Stream.of(
                home.owner().get(home.path("/accounts")),
                home.owner().post(home.path("/categories"), "{}"),
                jars.anonymous().get(home.path("/accounts")));
    }

    @Test
    void answers_are_not_stored_framed_guessed_or_shared_with_other_origins() {
        assertThat(ofBothServices())
                .allSatisfy(reply -> {
                    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
                    assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
                    assertThat(reply.header("Cache-Control")).contains("no-store");
                    assertThat(reply.header("Server")).isEmpty();
                });
        Caller elsewhere = home.owner().with("Origin", "https://evil.example");
        for (Reply reply :
                List.of(
                        elsewhere.get(home.path("/accounts")),
                        elsewhere
                                .with("Access-Control-Request-Method", "POST")
                                .send("OPTIONS", home.path("/accounts"), ""))) {
            assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @Test
    void neither_logs_nor_refusals_hold_a_secret() {
        String token = jars.token("anna", "");
        Caller anna = jars.anonymous().with("Authorization", "Bearer " + token + "x");
        Reply refused = anna.post(home.path("/transactions?access_token=" + token), "{");
        assertThat(refused.status()).isEqualTo(401);
        String written = jars.logs() + refused.http().body();
        assertThat(jars.secrets()).hasSizeGreaterThan(4);
        assertThat(jars.secrets()).noneMatch(written::contains);
        assertThat(written).doesNotContain(token, "City Market");
    }

    /// Within this class, so that both have one start of the services.
    @Nested
    class Fuzzer extends ApiFuzz {}
}
