package dev.tidemark.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Remembers for some seconds which tokens were found good: verifying a signature takes longer than
/// most answers. A token is never good for longer than it says itself; a key that its issuer takes
/// back counts for at most [#LONGEST].
final class VerifiedTokens implements JwtDecoder {
    static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final InstantSource clock;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    private record Verified(Jwt token, Instant until) {}

    VerifiedTokens(JwtDecoder decoder, InstantSource clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        Instant now = clock.instant();
        Verified known = verified.get(token);
        if (known != null && now.isBefore(known.until())) {
            return known.token();
        }
        verified.remove(token);
        Jwt decoded = decoder.decode(token);
        remember(token, decoded, now);
        return decoded;
    }

    private void remember(String token, Jwt decoded, Instant now) {
        Instant expiry = decoded.getExpiresAt();
        if (expiry == null) {
            return;
        }
        if (verified.size() >= MOST) {
            verified.clear();
        }
        Instant longest = now.plus(LONGEST);
        verified.put(token, new Verified(decoded, expiry.isBefore(longest) ? expiry : longest));
    }
}
