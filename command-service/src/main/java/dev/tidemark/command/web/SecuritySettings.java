package dev.tidemark.command.web;

import dev.tidemark.access.AccessTokens;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param issuer the `iss` that tokens must carry
/// @param jwkSetUri where the issuer's public keys are
/// @param audience the `aud` that tokens must name
/// @param corsOrigins browsers' origins that may call; none by default
@ConfigurationProperties("tidemark.security")
record SecuritySettings(
        String issuer, String jwkSetUri, String audience, List<String> corsOrigins) {
    AccessTokens tokens() {
        return new AccessTokens(issuer, jwkSetUri, audience);
    }
}
