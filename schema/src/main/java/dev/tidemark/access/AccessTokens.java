package dev.tidemark.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/// Tokens of one issuer, made for one audience.
///
/// @param issuer the `iss` that tokens must carry
/// @param jwkSetUri where the issuer's public keys are; what a token says of keys is never followed
/// @param audience the `aud` that tokens must name
public record AccessTokens(String issuer, String jwkSetUri, String audience) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// @param subjects what a subject's text may be
    public JwtDecoder decoder(Predicate<String> subjects) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(jwkSetUri)
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .restOperations(new RestTemplate(http()))
                        .build();
        decoder.setJwtValidator(new TokenRules(subjects).of(this));
        return new VerifiedTokens(decoder, InstantSource.system());
    }

    private static SimpleClientHttpRequestFactory http() {
        var http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(PATIENCE);
        http.setReadTimeout(PATIENCE);
        return http;
    }
}
