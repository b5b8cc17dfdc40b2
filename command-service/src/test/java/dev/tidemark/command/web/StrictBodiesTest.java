package dev.tidemark.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictBodiesTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static Home home;
    private static String good;

    @BeforeAll
    static void a_household() {
        home = Home.of(SERVICE);
        good = home.expense("12.34").replace("\n", " ");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                row("a number for money", "\"12.34\"", "12.34", "/amount/amount not-a-text"),
                row("an exponent", "12.34", "1e9", "/amount/amount not-an-amount"),
                row("three decimals of euro", "12.34", "12.345", "/amount/amount not-an-amount"),
                row("NaN", "12.34", "NaN", "/amount/amount not-an-amount"),
                row("a huge amount", "12.34", "9".repeat(19), "/amount/amount not-an-amount"),
                row("too large a money", "12.34", "9".repeat(16), "/amount/amount not-an-amount"),
                row("too large a number", "12.34", "9".repeat(18), "/amount/amount not-an-amount"),
                row("no currency", "\"EUR\"", "\"EUX\"", "/amount/currency unknown-currency"),
                row("a metal", "\"EUR\"", "\"XAU\"", "/amount/currency unknown-currency"),
                row("an unknown field", "\"payee\"", "\"payeee\"", "/payeee unknown-field"),
                row(
                        "a version",
                        "\"payee\": \"Corner shop\"",
                        "\"version\": 3",
                        "/version unknown-field"),
                row("30 February", "2026-03-01", "2026-02-30", "/bookedOn not-a-date"),
                row(
                        "a date of three numbers",
                        "\"2026-03-01\"",
                        "[2026,3,1]",
                        "/bookedOn not-a-text"),
                row("a year beyond all", "2026-03-01", "9999-01-01", "/bookedOn date-out-of-range"),
                row("null for required", "\"2026-03-01\"", "null", "/bookedOn required"),
                row(
                        "a duplicate key",
                        "\"payee\"",
                        "\"kind\": \"income\", \"payee\"",
                        "/kind duplicate-key"),
                row("a blank text", "Corner shop", "  ", "/payee blank"),
                row("a long text", "Corner shop", "x".repeat(1001), "/payee too-long"),
                row("a NUL", "Corner shop", "a\\u0000b", "/payee not-a-text"),
                row("half a character", "Corner shop", "a\\ud800", "/payee not-a-text"),
                row("a kind that is none", "expense", "gift", "/kind unknown-value"),
                row("lines that are none", "[{", "{\"0\": {", " not-json"),
                row("something behind it", "}]}", "}]} {}", " trailing-tokens"),
                row("a comment", "\"payee\"", "/* */ \"payee\"", " not-json"),
                row("depth", "\"Corner shop\"", "[".repeat(40) + "]".repeat(40), " too-complex"),
                row("parts", "\"Corner shop\"", "[0" + ",0".repeat(60_000) + "]", " too-complex"),
                row("a text without end", "Corner shop", "x".repeat(70_000), " too-complex"),
                row("a name without end", "\"payee\"", name("x".repeat(300)), " too-complex"),
                row("a number without end", "\"12.34\"", "1".repeat(2_000), " too-complex"),
                row("a huge exponent", "\"12.34\"", "1e100000000", "/amount/amount not-a-text"),
                row("a choice in capitals", "\"expense\"", "\"Expense\"", "/kind unknown-value"),
                row(
                        "a name that is half a character",
                        "\"payee\"",
                        name("\\ud800"),
                        "/? unknown-field"),
                row("a NUL in a name", "\"payee\"", name("a\\u0000"), "/a\0 unknown-field"),
                row("an override", "Corner shop", "a\\u202eb", "/payee not-a-text"));
    }

    private static String name(String name) {
        return "\"" + name + "\"";
    }

    private static Arguments row(String name, String replace, String by, String error) {
        return Arguments.of(name, replace, by, error);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void refuses(String name, String replace, String by, String error) {
        String body =
                good.replaceFirst(
                        java.util.regex.Pattern.quote(replace),
                        java.util.regex.Matcher.quoteReplacement(by));
        assertThat(body).isNotEqualTo(good);
        Api.Answer answer = home.owner().post(home.path("/transactions"), body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-request");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (error.startsWith("/")) {
            assertThat(answer.error()).isEqualTo(error);
        } else {
            assertThat(answer.error()).endsWith(error);
        }
    }

    @Test
    void all_problems_are_named_at_once() {
        Api.Answer answer =
                home.owner().post("/api/v1/households", "{\"timeZone\": \"Moon/Base\", \"x\": 1}");
        assertThat(
                        answer.json()
                                .get("errors")
                                .valueStream()
                                .map(e -> e.get("pointer").stringValue()))
                .containsExactlyInAnyOrder("/name", "/baseCurrency", "/timeZone", "/x");
    }

    @Test
    void a_body_of_more_than_a_mebibyte_is_too_large_however_it_comes() {
        byte[] large = (" ".repeat(1024 * 1024) + good).getBytes(StandardCharsets.UTF_8);
        Api poster = home.owner().key("large").with("Content-Type", "application/json");
        String path = home.path("/transactions");
        assertThat(poster.send("POST", path, BodyPublishers.ofByteArray(large)).status())
                .isEqualTo(413);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        Api.Answer answer = poster.send("POST", path, chunked);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("body-too-large");
    }

    @Test
    void an_answer_names_no_more_problems_than_somebody_can_read() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            fields.append(", \"x").append(i).append("\": 1");
        }
        Api.Answer answer =
                home.owner()
                        .post(home.path("/transactions"), good.replaceFirst("}$", fields + "}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors")).hasSize(50);
    }

    @Test
    void a_packed_body_is_not_taken() {
        for (String path :
                new String[] {
                    home.path("/transactions"), home.path("/imports?account=" + home.account())
                }) {
            Api.Answer answer = home.owner().with("Content-Encoding", "gzip").post(path, good);
            assertThat(answer.status()).as(path).isEqualTo(415);
            assertThat(answer.problem()).isEqualTo("unsupported-media-type");
        }
    }

    @Test
    void other_kinds_of_bodies_are_not_taken() {
        String path = home.path("/transactions");
        for (String type :
                new String[] {
                    "text/plain", "application/xml", "application/json;charset=utf-16", "x"
                }) {
            Api.Answer answer =
                    home.owner()
                            .key("type")
                            .with("Content-Type", type)
                            .send("POST", path, BodyPublishers.ofString(good));
            assertThat(answer.status()).as(type).isEqualTo(415);
        }
        Api.Answer latin =
                home.owner()
                        .key("latin")
                        .with("Content-Type", "application/json")
                        .send(
                                "POST",
                                path,
                                BodyPublishers.ofString(
                                        good.replace("Corner", "Café"),
                                        StandardCharsets.ISO_8859_1));
        assertThat(latin.error()).isEqualTo(" not-utf-8");
    }

    @Test
    void the_frameworks_own_refusals_are_problems_too() {
        Api owner = home.owner().key("k");
        assertThat(owner.send("PUT", home.path("/accounts"), "{}").problem())
                .isEqualTo("method-not-allowed");
        assertThat(owner.send("GET", "/api/v1/nothing", "").problem()).isEqualTo("not-found");
        assertThat(owner.send("POST", "/api/v1/households;x=1", "{}").status()).isIn(400, 404);
        Api.Answer odd = owner.send("POST", "/api/v1/%2e%2e/actuator/env", "{}");
        assertThat(odd.status()).isIn(400, 404);
        assertThat(odd.http().body()).doesNotContain("Exception", "org.");
    }

    @Test
    void texts_that_would_do_harm_elsewhere_are_stored_as_they_are() {
        String body = good.replace("Corner shop", "'; drop table event; -- ${jndi:ldap://x} =1+1");
        assertThat(home.owner().post(home.path("/transactions"), body).status()).isEqualTo(201);
    }
}
