package dev.tidemark.embedded.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentIssuerTest {
    @TempDir Path directory;
    private DevelopmentIssuer issuer;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        issuer = DevelopmentIssuer.start(directory, 0);
    }

    @AfterEach
    void stop() {
        issuer.close();
        http.close();
    }

    @Test
    void a_token_from_the_form_verifies_against_the_published_keys() throws Exception {
        var answer = post("subject=anna&scope=operator");
        assertThat(answer.statusCode()).isEqualTo(200);
        var body = JSONObjectUtils.parse(answer.body());
        var claims = verified((String) body.get("access_token"));
        assertThat(claims.getSubject()).isEqualTo("anna");
        assertThat(claims.getStringClaim("scope")).isEqualTo("operator");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(3_600_000);
        assertThat(body).containsEntry("token_type", "Bearer").containsEntry("expires_in", 3600L);
    }

    @Test
    void discovery_names_the_issuer_and_its_keys() throws Exception {
        var metadata = JSONObjectUtils.parse(get("/.well-known/openid-configuration").body());
        assertThat(metadata)
                .containsEntry("issuer", issuer.url().toString())
                .containsEntry("jwks_uri", issuer.url() + "/jwks");
        assertThat(get("/jwks").body()).doesNotContain("\"d\"");
    }

    @Test
    void an_earlier_token_is_good_after_a_restart() throws Exception {
        var token = issuer.token("anna");
        var port = issuer.port();
        issuer.close();
        issuer = DevelopmentIssuer.start(directory, port);
        assertThat(verified(token).getSubject()).isEqualTo("anna");
        assertThat(Files.getPosixFilePermissions(directory.resolve("signing-key.jwk"))).hasSize(2);
    }

    @Test
    void a_bad_form_is_refused_naming_the_field() throws Exception {
        assertThat(post("scope=operator").body()).contains("subject");
        assertThat(post("subject=anna&expires_in=3601").body()).contains("expires_in");
        assertThat(post("subject=anna&expires_in=soon").statusCode()).isEqualTo(400);
        assertThat(post("subject=%ZZ").statusCode()).isEqualTo(400);
        assertThat(post("subject=" + "a".repeat(9000)).statusCode()).isEqualTo(413);
        assertThat(get("/token").statusCode()).isEqualTo(404);
        assertThat(get("/jwks/more").statusCode()).isEqualTo(404);
    }

    @Test
    void a_web_page_gets_no_token() throws Exception {
        var request = form("subject=anna").header("Origin", "http://example.org").build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @Test
    void a_busy_port_is_named_with_what_to_do() {
        assertThatThrownBy(() -> DevelopmentIssuer.start(directory, issuer.port()))
                .hasMessageContaining("127.0.0.1:" + issuer.port())
                .hasMessageContaining("Choose another port");
    }

    private JWTClaimsSet verified(String token) throws Exception {
        var keys = JWKSourceBuilder.create(URI.create(issuer.url() + "/jwks").toURL()).build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        var exact = new JWTClaimsSet.Builder().issuer(issuer.url().toString()).build();
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        "tidemark", exact, Set.of("sub", "exp", "iat", "jti")));
        return processor.process(token, null);
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(issuer.url() + path)).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String form) throws Exception {
        return http.send(form(form).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder form(String form) {
        return HttpRequest.newBuilder(URI.create(issuer.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }
}
