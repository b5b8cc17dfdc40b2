package dev.tidemark.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Two households know nothing of each other.
class ApartTest {
    private final RunningService service = RunningService.shared();
    private final Home home = Home.of(service);
    private final Home other = Home.of(service);

    private record Route(String method, String path, String body) {}

    /// Every address, below a household, with ids that are to be tried.
    private static List<Route> routes(Home of, UUID transaction, UUID upload) {
        String spend = of.expense("1");
        return List.of(
                new Route("PATCH", "", "{\"name\": \"x\"}"),
                new Route(
                        "POST",
                        "/members",
                        "{\"subject\": \"x\", \"role\": \"viewer\", \"name\": \"x\"}"),
                new Route("PATCH", "/members/" + UUID.randomUUID(), "{\"role\": \"viewer\"}"),
                new Route("DELETE", "/members/" + UUID.randomUUID(), ""),
                new Route(
                        "POST",
                        "/accounts",
                        "{\"name\": \"x\", \"kind\": \"cash\", \"openedOn\": \"2026-01-01\", \"openingBalance\": {\"amount\": \"0\", \"currency\": \"EUR\"}}"),
                new Route("PATCH", "/accounts/" + of.account(), "{\"name\": \"x\"}"),
                new Route("POST", "/accounts/" + of.account() + "/close", "{}"),
                new Route("POST", "/accounts/" + of.account() + "/reopen", "{}"),
                new Route("POST", "/categories", "{\"name\": \"x\", \"kind\": \"expense\"}"),
                new Route("PATCH", "/categories/" + of.groceries(), "{\"name\": \"x\"}"),
                new Route("POST", "/categories/" + of.groceries() + "/archive", "{}"),
                new Route("POST", "/transactions", spend),
                new Route("PUT", "/transactions/" + transaction, spend),
                new Route(
                        "POST",
                        "/transactions/" + transaction + "/recategorise",
                        "{\"lines\": [{\"category\": \"" + of.groceries() + "\"}]}"),
                new Route("DELETE", "/transactions/" + transaction, ""),
                new Route("POST", "/imports?account=" + of.account(), "Date;Amount"),
                new Route("POST", "/imports/" + upload + "/commit", "{}"),
                new Route("POST", "/imports/" + upload + "/revert", "{}"));
    }

    private static Api.Answer send(Api api, UUID household, Route route) {
        return api.ifMatch(0)
                .key(UUID.randomUUID().toString())
                .send(
                        route.method(),
                        "/api/v1/households/" + household + route.path(),
                        route.body());
    }

    private long events() {
        return service.sql()
                .queryForObject(
                        "select count(*) from event_store.event where household = ?",
                        Long.class,
                        other.id());
    }

    private UUID upload(Home of) {
        return of.owner()
                .key(UUID.randomUUID().toString())
                .send(
                        "POST",
                        of.path("/imports?account=" + of.account()),
                        "Date;Payee;Amount\n2026-03-01;Shop;-1.00\n")
                .id();
    }

    @Test
    void another_household_answers_like_one_that_does_not_exist() {
        UUID transaction = other.spend("1").id();
        UUID upload = upload(other);
        long before = events();
        UUID nowhere = UUID.randomUUID();
        for (Route route : routes(other, transaction, upload)) {
            Api.Answer theirs = send(home.owner(), other.id(), route);
            Api.Answer nobodys = send(home.owner(), nowhere, route);
            assertThat(theirs.status()).as(route + " " + theirs).isEqualTo(404);
            assertThat(withoutTrace(theirs)).as(route.toString()).isEqualTo(withoutTrace(nobodys));
            assertThat(headers(theirs)).isEqualTo(headers(nobodys));
        }
        assertThat(events()).isEqualTo(before);
    }

    private static Set<String> headers(Api.Answer answer) {
        Set<String> names = new TreeSet<>(answer.http().headers().map().keySet());
        // Depends on how many requests the connection has seen.
        names.remove("connection");
        return names;
    }

    private static String withoutTrace(Api.Answer answer) {
        return answer.http().body().replaceAll("\"(traceId|instance)\":\"[^\"]*\"", "");
    }

    @Test
    void things_of_another_household_are_not_found_below_ones_own() {
        UUID transaction = other.spend("1").id();
        UUID upload = upload(other);
        for (Route route : routes(other, transaction, upload)) {
            boolean namesOne =
                    route.path().contains(other.account().toString()) && !route.path().contains("?")
                            || route.path().contains(other.groceries().toString())
                            || route.path().contains(transaction.toString())
                            || route.path().contains(upload.toString());
            if (namesOne) {
                assertThat(send(home.owner(), home.id(), route).status())
                        .as(route.toString())
                        .isIn(404, 422);
            }
        }
    }

    @Test
    void ids_of_another_household_in_a_body_are_unknown_ids() {
        String theirAccount =
                home.expense("1").replace(home.account().toString(), other.account().toString());
        String nobodysAccount =
                home.expense("1").replace(home.account().toString(), UUID.randomUUID().toString());
        for (String body : List.of(theirAccount, nobodysAccount)) {
            Api.Answer answer = home.owner().post(home.path("/transactions"), body);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.error()).isEqualTo("/account unknown-account");
        }
        Api.Answer category =
                home.owner()
                        .post(
                                home.path("/transactions"),
                                home.expense("1")
                                        .replace(
                                                home.groceries().toString(),
                                                other.groceries().toString()));
        assertThat(category.error()).isEqualTo("/lines/0/category unknown-category");
        Api.Answer upload =
                send(
                        home.owner(),
                        home.id(),
                        new Route("POST", "/imports?account=" + other.account(), "x"));
        assertThat(upload.problem()).isEqualTo("unknown-account");
    }

    @Test
    void a_viewer_writes_nothing_and_an_editor_does_not_govern() {
        UUID transaction = home.spend("1").id();
        UUID upload = upload(home);
        Api viewer = home.join(service, "viewer");
        for (Route route : routes(home, transaction, upload)) {
            Api.Answer answer = send(viewer, home.id(), route);
            assertThat(answer.status()).as(route + " " + answer).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("forbidden");
        }
        Api editor = home.join(service, "editor");
        assertThat(editor.post(home.path("/transactions"), home.expense("1")).status())
                .isEqualTo(201);
        for (Route route : routes(home, transaction, upload).subList(0, 4)) {
            assertThat(send(editor, home.id(), route).status()).as(route.toString()).isEqualTo(403);
        }
    }

    @Test
    void whoever_was_removed_is_out_at_once() {
        Api guest = home.join(service, "editor");
        UUID member =
                service.sql()
                        .queryForObject(
                                "select member from lookup.member where household = ? and role = 'EDITOR'",
                                UUID.class,
                                home.id());
        assertThat(guest.post(home.path("/transactions"), home.expense("1")).status())
                .isEqualTo(201);
        Api.Answer removed =
                home.owner().ifMatch(2).send("DELETE", home.path("/members/" + member), "");
        assertThat(removed.status()).as(removed.toString()).isEqualTo(200);
        assertThat(guest.post(home.path("/transactions"), home.expense("1")).status())
                .isEqualTo(404);
    }
}
