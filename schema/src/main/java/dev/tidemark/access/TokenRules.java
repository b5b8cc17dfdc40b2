package dev.tidemark.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
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
record TokenRules(Predicate<String> subjects) {
    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int LONGEST_SUBJECT = 255;

    OAuth2TokenValidator<Jwt> of(AccessTokens tokens) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(SKEW),
                new JwtIssuerValidator(tokens.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, aud -> aud != null && aud.contains(tokens.audience())),
                new JwtClaimValidator<Instant>(JwtClaimNames.EXP, TokenRules::endsSoon),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, this::isSubject));
    }

    private static boolean endsSoon(@Nullable Instant expiry) {
        return expiry != null && expiry.isBefore(Instant.now().plus(LONGEST).plus(SKEW));
    }

    private boolean isSubject(@Nullable String subject) {
        return subject != null
                && !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subjects.test(subject);
    }
}
