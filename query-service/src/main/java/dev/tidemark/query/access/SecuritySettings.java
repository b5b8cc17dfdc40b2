package dev.tidemark.query.access;

import dev.tidemark.access.AccessTokens;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/// @param issuer the `iss` that tokens must carry
/// @param jwkSetUri where the issuer's public keys are: an address or a `file:`
/// @param audience the `aud` that tokens must name
/// @param algorithms of signatures that are taken
/// @param corsOrigins browsers' origins that may call; none by default
@ConfigurationProperties("tidemark.security")
record SecuritySettings(
        String issuer,
        String jwkSetUri,
        String audience,
        List<SignatureAlgorithm> algorithms,
        List<String> corsOrigins) {
    SecuritySettings {
        corsOrigins = List.copyOf(corsOrigins);
    }

    AccessTokens tokens() {
        return new AccessTokens(issuer, jwkSetUri, audience, algorithms);
    }
}
