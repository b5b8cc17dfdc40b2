package dev.tidemark.event.anonymous;

import dev.tidemark.event.Personal;
import dev.tidemark.event.Text;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The same pseudonym for the same value, by a key that exists in this object alone: without it
/// nobody can try values against pseudonyms, and another object gives others. Not thread-safe.
final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORT = 16;

    private final Mac mac;

    Pseudonyms() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    UUID id(UUID id) {
        ByteBuffer hash = ByteBuffer.wrap(hash("uuid", id.toString()));
        // The version and the variant of a random id.
        long high = hash.getLong() & ~0xF000L | 0x4000L;
        long low = hash.getLong() & ~(0b11L << 62) | 0b10L << 62;
        return new UUID(high, low);
    }

    /// A text whose key was destroyed says nothing and stays.
    Personal personal(Personal personal) {
        UUID subject = personal.subject();
        return new Personal(
                personal.text().equals(Personal.ERASED) ? Personal.ERASED : prose(personal.text()),
                subject == null ? null : id(subject));
    }

    String text(Text.Kind kind, String text) {
        return switch (kind) {
            case CODE -> text;
            case ID -> "id-" + hex("id", text).substring(0, SHORT);
            case HASH -> hex("hash", text);
            case PROSE -> prose(text);
        };
    }

    private String prose(String text) {
        return "text-" + hex("text", text).substring(0, SHORT);
    }

    private String hex(String of, String value) {
        return HexFormat.of().formatHex(hash(of, value));
    }

    private byte[] hash(String of, String value) {
        return mac.doFinal((of + "\n" + value).getBytes(StandardCharsets.UTF_8));
    }
}
