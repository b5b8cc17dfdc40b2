package dev.tidemark.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.access.AccessTokens;
import dev.tidemark.command.Api;
import dev.tidemark.command.RunningService;
import dev.tidemark.embedded.issuer.DevelopmentIssuer;
import dev.tidemark.embedded.issuer.ForgedTokens;
import dev.tidemark.embedded.testing.TestServers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtException;

class TokensTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final String HOUSEHOLD =
            """
            {"name": "Home", "baseCurrency": "EUR", "timeZone": "Europe/Berlin"}\
            """;

    @TempDir private Path directory;

    private static Api with(String token) {
        return SERVICE.as("anna").with("Authorization", "Bearer " + token);
    }

    @Test
    void a_token_that_is_not_ours_is_refused() {
        try (var elsewhere = DevelopmentIssuer.start(directory, 0)) {
            var forged = new ForgedTokens(TestServers.issuer(), elsewhere);
            SoftAssertions.assertSoftly(softly ->
                    forged.all("anna")
                            .forEach((flaw, token) -> {
                                Api.Answer answer =
                                        with(token).post("/api/v1/households", HOUSEHOLD);
                                softly.assertThat(answer.status()).as(flaw).isEqualTo(401);
                                softly.assertThat(answer.problem())
                                        .as(flaw)
                                        .isEqualTo("unauthenticated");
                            }));
            assertThat(
                            with(forged.expiring("anna", -5))
                                    .post("/api/v1/households", HOUSEHOLD)
                                    .status())
                    .as("clocks may differ by ten seconds")
                    .isEqualTo(201);
        }
    }

    @Test
    void the_keys_may_be_in_a_file() throws Exception {
        DevelopmentIssuer issuer = TestServers.issuer();
        Path keys = directory.resolve("keys.json");
        try (var published = URI.create(issuer.url() + "/jwks").toURL().openStream()) {
            Files.copy(published, keys);
        }
        String token = issuer.token("anna");

        assertThat(fileOf(keys, issuer, SignatureAlgorithm.RS256).decoder(_ -> true).decode(token))
                .extracting("subject")
                .isEqualTo("anna");
        assertThatThrownBy(() ->
                        fileOf(keys, issuer, SignatureAlgorithm.ES256)
                                .decoder(_ -> true)
                                .decode(token))
                .as("an algorithm that is not on the list")
                .isInstanceOf(JwtException.class);
        Files.writeString(keys, "not a set");
        assertThatThrownBy(() -> fileOf(keys, issuer, SignatureAlgorithm.RS256).decoder(_ -> true))
                .hasMessageContaining("tidemark.security.jwk-set-uri");
    }

    private static AccessTokens fileOf(
            Path keys, DevelopmentIssuer issuer, SignatureAlgorithm algorithm) {
        return new AccessTokens(
                issuer.url().toString(), keys.toUri().toString(), "tidemark", List.of(algorithm));
    }

    @Test
    void without_a_token_there_is_a_problem_and_no_detail() {
        Api nobody = SERVICE.as("x").without("Authorization");
        for (String path : List.of("/api/v1/households", "/actuator/prometheus", "/nothing")) {
            Api.Answer answer = nobody.post(path, "{}");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.problem()).isEqualTo("unauthenticated");
        }
        assertThat(
                        nobody.with("X-User-Id", "anna")
                                .post("/api/v1/households?access_token=x", "{}")
                                .status())
                .isEqualTo(401);
    }

    @Test
    void health_is_for_everybody_and_nothing_else_is() {
        Api nobody = SERVICE.as("x").without("Authorization");
        assertThat(nobody.send("GET", "/actuator/health/readiness", "").status()).isEqualTo(200);
        Api anna = SERVICE.as("anna");
        assertThat(anna.send("GET", "/actuator/prometheus", "").status()).isEqualTo(403);
        assertThat(anna.send("GET", "/actuator/env", "").status()).isIn(403, 404);
    }
}
