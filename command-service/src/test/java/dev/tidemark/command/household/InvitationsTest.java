package dev.tidemark.command.household;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Invitations over HTTP.
class InvitationsTest {
    private static final RunningService SERVICE = RunningService.shared();
    private final Home home = Home.of(SERVICE);
    private final String cleo = "cleo-" + UUID.randomUUID();

    private static String invitation(String email, String role) {
        return "{\"email\": \"%s\", \"role\": \"%s\"}".formatted(email, role);
    }

    private Api.Answer invite(String email) {
        return home.owner().post(home.path("/invitations"), invitation(email, "editor"));
    }

    private static String token(Api.Answer invited) {
        return invited.json().get("token").stringValue();
    }

    private static Api.Answer accept(String subject, String token) {
        return SERVICE.as(subject)
                .post(
                        "/api/v1/invitations/accept",
                        "{\"token\": \"%s\", \"name\": \"Cleo\"}".formatted(token));
    }

    private static Api.Answer decline(String subject, String token) {
        return SERVICE.as(subject)
                .post("/api/v1/invitations/decline", "{\"token\": \"%s\"}".formatted(token));
    }

    private Api.Answer spends(String subject) {
        return SERVICE.as(subject).post(home.path("/transactions"), home.expense("1"));
    }

    private List<String> stored() {
        return SERVICE.sql()
                .query(
                        "select payload from event_store.event where household = ? and type in ('member-invited', 'member-joined')",
                        (row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                        home.id());
    }

    @Test
    void whoever_has_the_link_becomes_a_member_with_its_role() {
        Api.Answer invited = invite("cleo@example.org");
        assertThat(invited.status()).as(invited.toString()).isEqualTo(201);
        assertThat(spends(cleo).status()).isEqualTo(404);

        Api.Answer accepted = accept(cleo, token(invited));

        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(201);
        assertThat(accepted.header("Location")).isEqualTo(home.path(""));
        assertThat(spends(cleo).status()).isEqualTo(201);
        assertThat(accept("eve-" + cleo, token(invited)).problem())
                .isEqualTo("invitation-not-open");
        assertThat(accept(cleo, token(invite("again@example.org"))).problem())
                .isEqualTo("member-exists");
    }

    @Test
    void neither_the_token_nor_the_address_is_in_the_store() {
        String token = token(invite("cleo@example.org"));
        accept(cleo, token);

        String secret = token.substring(43);
        assertThat(stored()).hasSize(3).noneMatch(event -> event.contains("example.org"));
        assertThat(stored()).noneMatch(event -> event.contains(secret.substring(1)));
        assertThat(stored()).anyMatch(event -> event.contains("tokenHash"));
    }

    @Test
    void the_token_is_told_once() {
        Api owner = home.owner().key("invite-" + home.id());
        String body = invitation("cleo@example.org", "viewer");
        Api.Answer first = owner.post(home.path("/invitations"), body);
        Api.Answer again = owner.post(home.path("/invitations"), body);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.json().get("expiresAt")).isEqualTo(first.json().get("expiresAt"));
        assertThat(again.json().has("token")).isFalse();
    }

    @Test
    void an_answer_that_was_lost_comes_again_with_the_same_key() {
        String token = token(invite("cleo@example.org"));
        Api caller = SERVICE.as(cleo).key("accept");
        String body = "{\"token\": \"%s\", \"name\": \"Cleo\"}".formatted(token);
        Api.Answer first = caller.post("/api/v1/invitations/accept", body);
        Api.Answer again = caller.post("/api/v1/invitations/accept", body);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(stored()).hasSize(3);
    }

    @Test
    void the_answer_does_not_tell_whether_the_address_is_known() {
        Home neighbours = Home.of(SERVICE);
        neighbours
                .owner()
                .post(
                        neighbours.path("/members"),
                        """
                        {"subject": "%s", "role": "viewer", "name": "Cleo", "email": "cleo@example.org"}\
                        """
                                .formatted(cleo));
        accept(cleo, token(invite("cleo@example.org")));

        Api.Answer known = invite("cleo@example.org");
        Api.Answer unknown = invite("nobody@example.org");

        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(201);
        assertThat(known.json().propertyNames()).isEqualTo(unknown.json().propertyNames());
        assertThat(known.http().headers().map().keySet())
                .isEqualTo(unknown.http().headers().map().keySet());
    }

    @Test
    void a_token_that_opens_nothing_is_answered_alike_whatever_it_names() {
        String open = token(invite("cleo@example.org"));
        String revoked = token(invite("cleo@example.org"));
        String declined = token(invite("cleo@example.org"));
        home.owner().send("DELETE", home.path("/invitations/" + parsed(revoked).invitation()), "");
        assertThat(decline(cleo, declined).status()).isEqualTo(204);

        List<Api.Answer> answers =
                Stream.of(
                                revoked,
                                declined,
                                guessed(home.id(), parsed(open).invitation()),
                                guessed(home.id(), UUID.randomUUID()),
                                guessed(UUID.randomUUID(), UUID.randomUUID()),
                                "no token")
                        .map(token -> accept(cleo, token))
                        .toList();

        assertThat(answers).extracting(Api.Answer::status).containsOnly(404);
        assertThat(answers)
                .extracting(a -> a.http().body().replaceAll("\"(traceId)\":\"[^\"]*\"", ""))
                .containsOnly(
                        answers.getFirst()
                                .http()
                                .body()
                                .replaceAll("\"(traceId)\":\"[^\"]*\"", ""));
        assertThat(accept(cleo, open).status()).isEqualTo(201);
    }

    private static InvitationToken parsed(String token) {
        return InvitationToken.parse(token).orElseThrow();
    }

    private static String guessed(UUID household, UUID invitation) {
        return InvitationToken.of(household, invitation).text();
    }

    @Test
    void of_many_who_come_with_one_link_one_gets_in() throws Exception {
        String token = token(invite("cleo@example.org"));
        List<Callable<Api.Answer>> crowd =
                IntStream.range(0, 8)
                        .<Callable<Api.Answer>>mapToObj(i -> () -> accept(cleo + i, token))
                        .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Integer> answers =
                    threads.invokeAll(crowd).stream()
                            .map(Future::resultNow)
                            .map(Api.Answer::status)
                            .sorted()
                            .toList();
            assertThat(answers).containsExactly(201, 404, 404, 404, 404, 404, 404, 404);
        }
    }

    @Test
    void an_owner_who_was_removed_does_not_come_back_by_a_link_of_his_own() {
        String ben = "ben-" + cleo;
        accept(
                ben,
                token(
                        home.owner()
                                .post(home.path("/invitations"), invitation("b@x.org", "owner"))));
        String own =
                token(
                        SERVICE.as(ben)
                                .post(home.path("/invitations"), invitation("me@x.org", "owner")));
        Api.Answer left = SERVICE.as(ben).send("DELETE", home.path("/members/me"), "");
        assertThat(left.status()).as(left.toString()).isEqualTo(200);

        assertThat(accept(ben, own).problem()).isEqualTo("invitation-not-open");
        assertThat(spends(ben).status()).isEqualTo(404);
    }

    @Test
    void the_last_owner_does_not_leave() {
        assertThat(home.owner().send("DELETE", home.path("/members/me"), "").problem())
                .isEqualTo("last-owner");
    }

    @Test
    void an_address_without_its_two_sides_is_refused() {
        assertThat(invite("cleo").error()).isEqualTo("/email not-an-address");
    }
}
