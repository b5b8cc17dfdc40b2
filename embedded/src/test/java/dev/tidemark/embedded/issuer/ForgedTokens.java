package dev.tidemark.embedded.issuer;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/// Tokens that a service must refuse. Each is good but for what its name says.
public record ForgedTokens(DevelopmentIssuer issuer) {

    public String expired(String subject) {
        var hourAgo = Instant.now().minusSeconds(3600);
        return issuer.key()
                .sign(
                        good(subject)
                                .issueTime(Date.from(hourAgo.minusSeconds(3600)))
                                .expirationTime(Date.from(hourAgo))
                                .build());
    }

    public String withoutExpiry(String subject) {
        return issuer.key().sign(good(subject).expirationTime(null).build());
    }

    public String forAudience(String subject, String audience) {
        return issuer.key().sign(good(subject).audience(audience).build());
    }

    public String fromIssuer(String subject, String url) {
        return issuer.key().sign(good(subject).issuer(url).build());
    }

    public String withoutSubject() {
        return issuer.key().sign(good("nobody").subject(null).build());
    }

    public String signedByAnotherKey(String subject) {
        return SigningKey.fresh().sign(good(subject).build());
    }

    public String unsigned(String subject) {
        return new PlainJWT(good(subject).build()).serialize();
    }

    /// A good token with these claims put over; a null value takes a claim away.
    public String with(String subject, Map<String, ? extends Object> claims) {
        var builder = good(subject);
        claims.forEach(builder::claim);
        return issuer.key().sign(builder.build());
    }

    private JWTClaimsSet.Builder good(String subject) {
        return issuer.claims(new TokenRequest(subject, "", TokenRequest.LONGEST));
    }
}
