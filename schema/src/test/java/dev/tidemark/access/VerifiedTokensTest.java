package dev.tidemark.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class VerifiedTokensTest {
    private final Instant start = Instant.parse("2026-11-21T12:00:00Z");
    private final AtomicInteger verifications = new AtomicInteger();
    private Instant now = start;
    private Instant expiry = start.plusSeconds(3_600);
    private final VerifiedTokens tokens = new VerifiedTokens(this::verify, () -> now);

    private Jwt verify(String token) {
        verifications.incrementAndGet();
        if (token.equals("forged")) {
            throw new BadJwtException("forged");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("anna")
                .issuedAt(start)
                .expiresAt(expiry)
                .build();
    }

    @Test
    void a_good_token_is_verified_once_in_thirty_seconds() {
        tokens.decode("good");
        now = start.plusSeconds(29);
        tokens.decode("good");
        assertThat(verifications).hasValue(1);

        now = start.plusSeconds(30);
        tokens.decode("good");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void a_token_is_not_good_for_longer_than_it_says() {
        expiry = start.plusSeconds(5);
        tokens.decode("short");
        now = start.plusSeconds(5);
        tokens.decode("short");

        assertThat(verifications).hasValue(2);
    }

    @Test
    void a_forged_token_is_never_remembered() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);

        assertThat(verifications).hasValue(2);
    }
}
