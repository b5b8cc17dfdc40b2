package dev.tidemark.query.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/// What a token must say beside being signed. The defaults would take one without expiry and one
/// that was made for somebody else.
final class TokenRules {
    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int LONGEST_SUBJECT = 255;

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> of(SecuritySettings settings) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(SKEW),
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, aud -> aud != null && aud.contains(settings.audience())),
                new JwtClaimValidator<Instant>(JwtClaimNames.EXP, TokenRules::endsSoon),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, TokenRules::isSubject));
    }

    private static boolean endsSoon(@Nullable Instant expiry) {
        return expiry != null && expiry.isBefore(Instant.now().plus(LONGEST).plus(SKEW));
    }

    private static boolean isSubject(@Nullable String subject) {
        return subject != null
                && !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.codePoints().noneMatch(Character::isISOControl);
    }
}
