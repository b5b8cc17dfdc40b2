package dev.tidemark.embedded.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Tokens that a service must refuse. Each is good but for what its name says.
///
/// @param elsewhere publishes another key, for tokens that say where their key is
public record ForgedTokens(DevelopmentIssuer issuer, DevelopmentIssuer elsewhere) {

    /// Every token, by what is wrong with it.
    public Map<String, String> all(String subject) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("no expiry", claiming(subject, c -> c.expirationTime(null)));
        all.put("expired 11 s ago", expiring(subject, -11));
        all.put("good for more than an hour", expiring(subject, 3630));
        all.put("not good yet", claiming(subject, c -> c.notBeforeTime(in(30))));
        all.put("for nobody", claiming(subject, c -> c.audience((String) null)));
        all.put("for somebody else", claiming(subject, c -> c.audience("somebody-else")));
        all.put("of no issuer", claiming(subject, c -> c.issuer(null)));
        all.put("of another issuer", claiming(subject, c -> c.issuer("https://issuer.example")));
        all.put("of nobody", claiming(subject, c -> c.subject(null)));
        all.put("of a blank subject", claiming(subject, c -> c.subject(" ")));
        all.put("of too long a subject", claiming(subject, c -> c.subject("x".repeat(256))));
        all.put("alg none", new PlainJWT(good(subject).build()).serialize());
        all.put("HS256 with the public key", signedByPublicKey(subject));
        all.put("another RSA algorithm", signed(subject, rs512(), issuer.key()));
        all.put("unknown key", signed(subject, header(elsewhere), elsewhere.key()));
        all.put("another key under our kid", signed(subject, header(issuer), elsewhere.key()));
        all.put("jku", signed(subject, at(h -> h.jwkURL(keys())), elsewhere.key()));
        all.put("x5u", signed(subject, at(h -> h.x509CertURL(keys())), elsewhere.key()));
        all.put("jwk", signed(subject, at(h -> h.jwk(publicKey())), elsewhere.key()));
        all.put("changed", changed(subject));
        all.put("no token", "not a token");
        return all;
    }

    /// A token that is good but for its expiry, which is so many seconds ahead.
    public String expiring(String subject, long seconds) {
        return claiming(subject, c -> c.issueTime(in(-7200)).expirationTime(in(seconds)));
    }

    private String claiming(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        return issuer.key().sign(change.apply(good(subject)).build());
    }

    private String signedByPublicKey(String subject) {
        try {
            byte[] known = issuer.key().key().toRSAPublicKey().getEncoded();
            JWSHeader header =
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(issuer.key().key().getKeyID())
                            .build();
            return signed(subject, header, new MACSigner(known));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String changed(String subject) {
        String good = claiming(subject, c -> c);
        return good.substring(0, good.length() - 8) + "AAAAAAAA";
    }

    private JWSHeader at(UnaryOperator<JWSHeader.Builder> keyElsewhere) {
        return keyElsewhere.apply(new JWSHeader.Builder(header(elsewhere))).build();
    }

    private static JWSHeader header(DevelopmentIssuer of) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(of.key().key().getKeyID()).build();
    }

    private JWSHeader rs512() {
        return new JWSHeader.Builder(JWSAlgorithm.RS512)
                .keyID(issuer.key().key().getKeyID())
                .build();
    }

    private JWK publicKey() {
        return elsewhere.key().key().toPublicJWK();
    }

    private URI keys() {
        return URI.create(elsewhere.url() + "/jwks");
    }

    private String signed(String subject, JWSHeader header, SigningKey key) {
        try {
            return signed(subject, header, new RSASSASigner(key.key()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(String subject, JWSHeader header, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, good(subject).build());
        token.sign(signer);
        return token.serialize();
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private JWTClaimsSet.Builder good(String subject) {
        return issuer.claims(new TokenRequest(subject, "", TokenRequest.LONGEST));
    }
}
