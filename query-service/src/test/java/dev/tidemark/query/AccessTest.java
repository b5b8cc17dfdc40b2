package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.embedded.issuer.DevelopmentIssuer;
import dev.tidemark.embedded.issuer.ForgedTokens;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who gets in, and what everybody else sees.
class AccessTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private static final String ANNA = "anna-" + UUID.randomUUID();
    private static final String EVE = "eve-" + UUID.randomUUID();
    private static final Story STORY = SERVICE.begin(ANNA);
    private static final UUID GIRO = STORY.account("Giro", "1.00", "2026-01-01");
    private static final UUID BREAD = STORY.pays(Pay.out(GIRO, "1.00"));

    @BeforeAll
    static void publish() {
        SERVICE.begin(EVE);
        SERVICE.as(ANNA)
                .with("Consistency-Token", SERVICE.publish(STORY).token())
                .with("Prefer", "wait=10")
                .get("/api/v1/households/" + STORY.household);
    }

    static Stream<String> routes() {
        return SERVICE
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(AccessTest::patterns)
                .filter(path -> path.startsWith("/api/") || path.startsWith("/operator/"));
    }

    private static Stream<String> patterns(RequestMappingInfo info) {
        return info.getPatternValues().stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void without_a_token_nothing_is_read(String route) {
        Answer answer = SERVICE.anonymous().get(filled(route, STORY.household));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    static Stream<String> ofHouseholds() {
        return routes().filter(route -> route.contains("/households/{household}"));
    }

    @ParameterizedTest
    @MethodSource("ofHouseholds")
    void another_household_is_not_there_like_one_that_never_was(String route) {
        Api eve = SERVICE.as(EVE);
        Answer others = eve.get(filled(route, STORY.household));
        Answer random = eve.get(filled(route, UUID.randomUUID()));

        assertThat(others.status()).isEqualTo(404);
        assertThat(withoutTrace(others.body())).isEqualTo(withoutTrace(random.body()));
        assertThat(names(others)).isEqualTo(names(random));
        assertThat(eve.get(filled(route, "no-id")).status()).isEqualTo(404);
        assertThat(eve.get(filled(route, STORY.household) + "?nonsense=1").status()).isEqualTo(404);
    }

    @Test
    void a_member_reads() {
        assertThat(SERVICE.as(ANNA).get(filled("/transactions/{transaction}")).status())
                .isEqualTo(200);
    }

    @Test
    void a_removed_member_is_out_at_once() {
        var story = SERVICE.begin("gone-" + STORY.household);
        Api gone = SERVICE.as("gone-" + STORY.household);
        String path = "/api/v1/households/" + story.household + "/accounts";
        assertThat(gone.get(path).status()).isEqualTo(200);

        SERVICE.sql()
                .sql("delete from lookup.member where household = ?")
                .param(story.household)
                .update();

        assertThat(gone.get(path).status()).isEqualTo(404);
    }

    @Test
    void unreadable_membership_lets_nobody_in() {
        SERVICE.sql().sql("revoke select on lookup.member from tidemark_query").update();
        try {
            for (String path : List.of("/api/v1/households", filled("/accounts"))) {
                Answer answer = SERVICE.as(ANNA).get(path);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
                assertThat(answer.problem()).isEqualTo("membership-unreadable");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
            }
        } finally {
            SERVICE.sql().sql("grant select on lookup.member to tidemark_query").update();
        }
    }

    @Test
    void a_token_that_is_not_ours_is_refused(@TempDir Path directory) {
        try (var elsewhere = DevelopmentIssuer.start(directory, 0)) {
            var forged = new ForgedTokens(TestServers.issuer(), elsewhere);
            SoftAssertions.assertSoftly(softly ->
                    forged.all(ANNA)
                            .forEach((flaw, token) -> {
                                Answer answer = SERVICE.withToken(token).get("/api/v1/households");
                                softly.assertThat(answer.status()).as(flaw).isEqualTo(401);
                                softly.assertThat(answer.problem())
                                        .as(flaw)
                                        .isEqualTo("unauthenticated");
                            }));
            assertThat(
                            SERVICE.withToken(forged.expiring(ANNA, -5))
                                    .get("/api/v1/households")
                                    .status())
                    .as("clocks may differ by ten seconds")
                    .isEqualTo(200);
        }
    }

    @Test
    void a_token_in_the_address_is_no_token() {
        String token = TestServers.issuer().token(ANNA);

        assertThat(SERVICE.anonymous().get("/api/v1/households?access_token=" + token).status())
                .isEqualTo(401);
    }

    @Test
    void operators_have_their_own_scope_and_read_no_money_by_it() {
        assertThat(SERVICE.as(ANNA).get("/operator/status").status()).isEqualTo(403);
        assertThat(SERVICE.as(ANNA).get("/operator/status").problem()).isEqualTo("forbidden");
        assertThat(SERVICE.as("op", "operator").get(filled("/balances")).status()).isEqualTo(404);
        assertThat(SERVICE.as(ANNA).get("/actuator/prometheus").status()).isEqualTo(403);
    }

    @Test
    void other_methods_paths_and_formats_are_refused_as_problems() {
        Api anna = SERVICE.as(ANNA);

        Answer posted = anna.post("/api/v1/households", "{}");
        assertThat(posted.status()).isEqualTo(405);
        assertThat(posted.problem()).isEqualTo("method-not-allowed");
        assertThat(posted.header("Allow")).contains("GET");
        assertThat(anna.get("/api/v1/nonsense").problem()).isEqualTo("not-found");
        assertThat(anna.get("/nonsense").problem()).isEqualTo("not-found");
        Answer xml = anna.with("Accept", "application/xml").get("/api/v1/households");
        assertThat(xml.status()).isEqualTo(406);
        assertThat(xml.problem()).isEqualTo("not-acceptable");
        assertThat(anna.get("/api/v1/households;x=1").status()).isEqualTo(400);
        assertThat(anna.get("//api/v1/households").status()).isIn(400, 404);
        assertThat(anna.send("TRACE", "/api/v1/households", BodyPublishers.noBody()).status())
                .isIn(400, 403, 405);
    }

    private static String filled(String below) {
        return filled("/api/v1/households/{household}" + below, STORY.household);
    }

    private static String filled(String route, Object household) {
        return route.replace("{household}", household.toString())
                .replace("{account}", GIRO.toString())
                .replace("{transaction}", BREAD.toString())
                .replace("{readModel}", "spending")
                .replaceAll("\\{\\w+}", new UUID(1, 2).toString());
    }

    private static String withoutTrace(String body) {
        return body.replaceAll("\"traceId\":\"\\w+\"", "");
    }

    private static List<String> names(Answer answer) {
        return answer.http().headers().map().keySet().stream().sorted().toList();
    }
}
