package dev.tidemark.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import dev.tidemark.embedded.testing.TestServers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Two households know nothing of each other.
class ApartTest {
    private final RunningService service = RunningService.shared();
    private final Home home = Home.of(service);
    private final Home other = Home.of(service);

    private record Route(String method, String path, String body) {}

    /// Open to every role.
    private static final Route LEAVE = new Route("DELETE", "/members/me", "");

    /// Every other address, below a household, with ids that are to be tried.
    private static List<Route> routes(Home of, UUID transaction, UUID upload) {
        String spend = of.expense("1");
        return List.of(
                new Route("PATCH", "", "{\"name\": \"x\"}"),
                new Route(
                        "POST",
                        "/members",
                        "{\"subject\": \"x\", \"role\": \"viewer\", \"name\": \"x\"}"),
                new Route(
                        "POST",
                        "/invitations",
                        "{\"email\": \"a@example.org\", \"role\": \"viewer\"}"),
                new Route("DELETE", "/invitations/" + UUID.randomUUID(), ""),
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
                new Route("POST", "/transactions/bulk", "{\"transactions\": [" + spend + "]}"),
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

    private List<Route> routesAndLeaving() {
        return Stream.concat(
                        routes(other, other.spend("1").id(), upload(other)).stream(),
                        Stream.of(LEAVE))
                .toList();
    }

    @Test
    void no_address_is_missing_here() {
        List<Route> tried = routesAndLeaving();
        var mapping =
                service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        assertThat(
                        mapping.getHandlerMethods().keySet().stream()
                                .filter(info ->
                                        info.getPatternValues().stream()
                                                .anyMatch(p -> p.contains("/{household}")))
                                .filter(info -> tried.stream().noneMatch(r -> isAt(info, r))))
                .isEmpty();
    }

    private static boolean isAt(RequestMappingInfo info, Route route) {
        String path = "/api/v1/households/" + UUID.randomUUID() + route.path();
        PathContainer parsed = PathContainer.parsePath(path.replaceAll("\\?.*", ""));
        return info.getMethodsCondition()
                        .getMethods()
                        .contains(RequestMethod.valueOf(route.method()))
                && Objects.requireNonNull(info.getPathPatternsCondition()).getPatterns().stream()
                        .anyMatch(pattern -> pattern.matches(parsed));
    }

    @Test
    void another_household_answers_like_one_that_does_not_exist() {
        List<Route> routes = routesAndLeaving();
        long before = events();
        UUID nowhere = UUID.randomUUID();
        for (Route route : routes) {
            Api.Answer theirs = send(home.owner(), other.id(), route);
            Api.Answer nobodys = send(home.owner(), nowhere, route);
            assertThat(theirs.status()).as(route + " " + theirs).isEqualTo(404);
            assertThat(withoutTrace(theirs)).as(route.toString()).isEqualTo(withoutTrace(nobodys));
            assertThat(headers(theirs)).isEqualTo(headers(nobodys));
        }
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void whoever_brings_no_token_or_an_operators_writes_nothing() {
        List<Route> routes = routesAndLeaving();
        long before = events();
        Api nobody = home.owner().without("Authorization");
        Api operator =
                home.owner()
                        .with(
                                "Authorization",
                                "Bearer " + TestServers.issuer().token("olga", "operator"));
        for (Route route : routes) {
            assertThat(send(nobody, other.id(), route).status()).as("" + route).isEqualTo(401);
            assertThat(send(operator, other.id(), route).status()).as("" + route).isEqualTo(404);
        }
        for (String address : List.of("households", "invitations/accept", "invitations/decline")) {
            assertThat(nobody.post("/api/v1/" + address, "{}").status()).isEqualTo(401);
        }
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void a_known_idempotency_key_says_nothing_to_a_stranger() {
        String body = other.expense("1");
        assertThat(other.owner().key("known").post(other.path("/transactions"), body).status())
                .isEqualTo(201);
        for (String tried : List.of(body, other.expense("2"))) {
            Api stranger = home.owner().key("known");
            Api.Answer known = stranger.post(other.path("/transactions"), tried);
            Api.Answer nobodys =
                    stranger.post(
                            "/api/v1/households/" + UUID.randomUUID() + "/transactions", tried);
            assertThat(known.status()).isEqualTo(404);
            assertThat(withoutTrace(known)).isEqualTo(withoutTrace(nobodys));
            assertThat(headers(known)).isEqualTo(headers(nobodys));
        }
    }

    /// But for the time, and how many requests the connection has seen.
    private static Map<String, List<String>> headers(Api.Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.http().headers().map());
        headers.remove("date");
        headers.remove("connection");
        headers.remove("keep-alive");
        return headers;
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
            Api.Answer many =
                    home.owner()
                            .post(
                                    home.path("/transactions/bulk"),
                                    "{\"transactions\": [" + body + "]}");
            assertThat(many.status()).isEqualTo(422);
            assertThat(many.error()).isEqualTo("/transactions/0/account unknown-account");
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
        for (Route route : routes(home, transaction, upload).subList(0, 6)) {
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
