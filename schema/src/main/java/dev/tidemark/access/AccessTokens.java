package dev.tidemark.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/// Tokens of one issuer, made for one audience.
///
/// @param issuer the `iss` that tokens must carry
/// @param jwkSetUri where the issuer's public keys are; `file:/...` is read once, at start. What a
///   token itself says of keys (`jku`, `jwk`, `x5u`) is never followed
/// @param audience the `aud` that tokens must name
/// @param algorithms of signatures that are taken; each is of a key pair, so a public key signs
///   nothing
public record AccessTokens(
        String issuer, String jwkSetUri, String audience, List<SignatureAlgorithm> algorithms) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// @throws IllegalArgumentException if there is no algorithm
    public AccessTokens {
        algorithms = List.copyOf(algorithms);
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException(
                    "tidemark.security.algorithms is empty: name at least one, such as RS256");
        }
    }

    /// @param subjects what a subject's text may be
    /// @throws IllegalArgumentException if the keys are in a file that is no JWK set
    public JwtDecoder decoder(Predicate<String> subjects) {
        NimbusJwtDecoder decoder = jwkSetUri.startsWith("file:") ? ofFile() : ofAddress();
        decoder.setJwtValidator(new TokenRules(subjects).of(this));
        return new VerifiedTokens(decoder, InstantSource.system());
    }

    private NimbusJwtDecoder ofFile() {
        try {
            JWKSet keys = JWKSet.load(Path.of(URI.create(jwkSetUri)).toFile());
            return NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(keys))
                    .jwsAlgorithms(taken -> taken.addAll(algorithms))
                    .build();
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException(
                    "tidemark.security.jwk-set-uri: "
                            + jwkSetUri
                            + " is no JWK set that can be read; save the issuer's public keys there",
                    e);
        }
    }

    private NimbusJwtDecoder ofAddress() {
        return NimbusJwtDecoder.withJwkSetUri(jwkSetUri)
                .jwsAlgorithms(taken -> taken.addAll(algorithms))
                .restOperations(new RestTemplate(http()))
                .build();
    }

    private static SimpleClientHttpRequestFactory http() {
        var http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(PATIENCE);
        http.setReadTimeout(PATIENCE);
        return http;
    }
}
