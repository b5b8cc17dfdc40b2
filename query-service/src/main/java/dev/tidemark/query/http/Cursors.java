package dev.tidemark.query.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Places in lists as opaque texts. They hold keys of the API alone, so they outlive a switch of
/// versions; a seal binds each to its household and list.
@Component
public final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL = 12;
    private static final int LONGEST = 200;

    private final SecretKeySpec key;

    /// @param masterKey every instance has the same one; the seal's key is derived from it
    Cursors(@Value("${tidemark.personal.master-key}") String masterKey) {
        byte[] secret = masterKey.getBytes(StandardCharsets.UTF_8);
        key =
                new SecretKeySpec(
                        mac(new SecretKeySpec(secret, ALGORITHM), bytes("tidemark cursors")),
                        ALGORITHM);
    }

    public String seal(UUID household, String list, byte[] place) {
        byte[] seal = seal(household, list, ByteBuffer.wrap(place));
        byte[] cursor = ByteBuffer.allocate(SEAL + place.length).put(seal).put(place).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /// @throws Refused if the cursor is not one that this list has given
    public ByteBuffer open(UUID household, String list, String cursor) {
        ByteBuffer bytes = ByteBuffer.wrap(decode(cursor));
        byte[] seal = new byte[Math.min(SEAL, bytes.remaining())];
        bytes.get(seal);
        ByteBuffer place = bytes.slice();
        if (!MessageDigest.isEqual(seal, seal(household, list, place.duplicate()))) {
            throw refused();
        }
        return place;
    }

    private static byte[] decode(String cursor) {
        try {
            return Base64.getUrlDecoder()
                    .decode(cursor.length() <= LONGEST ? cursor : "not a cursor");
        } catch (IllegalArgumentException _) {
            throw refused();
        }
    }

    private static Refused refused() {
        return Refused.parameter("cursor", "must be the `next` of an earlier page of this list");
    }

    private byte[] seal(UUID household, String list, ByteBuffer place) {
        byte[] name = bytes(list);
        byte[] sealed =
                ByteBuffer.allocate(16 + 1 + name.length + place.remaining())
                        .putLong(household.getMostSignificantBits())
                        .putLong(household.getLeastSignificantBits())
                        .put((byte) name.length)
                        .put(name)
                        .put(place)
                        .array();
        return Arrays.copyOf(mac(key, sealed), SEAL);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
        }
    }
}
