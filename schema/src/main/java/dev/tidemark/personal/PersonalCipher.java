package dev.tidemark.personal;

import dev.tidemark.event.Personal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-GCM with a fresh 96-bit nonce per text. The wire form is base64url of version, subject id,
/// nonce and ciphertext with its 128-bit tag; the subject id is authenticated, so a ciphertext
/// cannot be moved to another subject.
public final class PersonalCipher {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 1 + 16;

    /// Finding one costs more than using it, and a replay uses millions.
    private static final ThreadLocal<Cipher> CIPHERS =
            ThreadLocal.withInitial(PersonalCipher::cipher);

    private final PersonalKeys keys;
    private final SecureRandom random = new SecureRandom();

    public PersonalCipher(PersonalKeys keys) {
        this.keys = keys;
    }

    /// @param household whose key is used when the text names no member
    public String encrypt(Personal personal, UUID household) {
        UUID subject = personal.subject() == null ? household : personal.subject();
        byte[] header = header(subject);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed =
                run(
                        Cipher.ENCRYPT_MODE,
                        keys.obtain(subject, household),
                        nonce,
                        header,
                        personal.text().getBytes(StandardCharsets.UTF_8));
        byte[] wire =
                ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + sealed.length)
                        .put(header)
                        .put(nonce)
                        .put(sealed)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(wire);
    }

    /// The text, or `[erased]` if its key is destroyed.
    public Personal decrypt(String wire) {
        ByteBuffer buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(wire));
        byte[] header = new byte[HEADER_BYTES];
        buffer.get(header);
        if (header[0] != VERSION) {
            throw new IllegalArgumentException("personal text of unknown version " + header[0]);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        UUID subject = subject(header);
        String text =
                keys.find(subject)
                        .map(key ->
                                new String(
                                        run(Cipher.DECRYPT_MODE, key, nonce, header, sealed),
                                        StandardCharsets.UTF_8))
                        .orElse(Personal.ERASED);
        return new Personal(text, subject);
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] header, byte[] input) {
        try {
            Cipher cipher = CIPHERS.get();
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(header);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a personal text does not fit its key; is the master key the right one?", e);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES/GCM", e);
        }
    }

    private static byte[] header(UUID subject) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(VERSION)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .array();
    }

    private static UUID subject(byte[] header) {
        ByteBuffer buffer = ByteBuffer.wrap(header, 1, 16);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
