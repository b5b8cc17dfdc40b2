package dev.tidemark.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.command.Api;
import dev.tidemark.command.RunningService;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class TokensTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final String ISSUER = "https://issuer.example.org";
    private static RSAKey key;
    private static HttpServer keys;
    private static JwtDecoder decoder;

    @BeforeAll
    static void an_issuer() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] set =
                ("{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}")
                        .getBytes(StandardCharsets.UTF_8);
        keys.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, set.length);
                    exchange.getResponseBody().write(set);
                    exchange.close();
                });
        keys.start();
        String uri = "http://127.0.0.1:" + keys.getAddress().getPort() + "/jwks";
        decoder =
                new SecurityWiring()
                        .tokens(new SecuritySettings(ISSUER, uri, "tidemark", List.of()));
    }

    @AfterAll
    static void stop() {
        keys.stop(0);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("tidemark")
                .subject("anna")
                .expirationTime(in(Duration.ofMinutes(10)));
    }

    private static Date in(Duration ahead) {
        return Date.from(Instant.now().plus(ahead));
    }

    private static String signed(JWTClaimsSet claims) throws Exception {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static void refused(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        String token = signed(change.apply(claims()).build());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> decoder.decode(token))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void a_token_says_who_for_whom_and_until_when() throws Exception {
        assertThat(decoder.decode(signed(claims().build())).getSubject()).isEqualTo("anna");
        refused(c -> c.expirationTime(null));
        refused(c -> c.expirationTime(in(Duration.ofSeconds(-30))));
        refused(c -> c.expirationTime(in(Duration.ofHours(2))));
        refused(c -> c.notBeforeTime(in(Duration.ofMinutes(5))));
        refused(c -> c.audience((String) null));
        refused(c -> c.audience("other"));
        refused(c -> c.issuer("https://other.example.org"));
        refused(c -> c.issuer(null));
        refused(c -> c.subject(null));
        refused(c -> c.subject("x".repeat(256)));
    }

    @Test
    void a_token_that_is_not_signed_by_the_issuer_is_none() throws Exception {
        String good = signed(claims().build());
        String[] parts = good.split("\\.");
        String none =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        for (String forged :
                List.of(
                        none + "." + parts[1] + ".",
                        good.substring(0, good.length() - 8) + "AAAAAAAA",
                        "x")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> decoder.decode(forged))
                    .isInstanceOf(JwtException.class);
        }
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
