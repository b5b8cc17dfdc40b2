package dev.tidemark.personal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Wraps data keys with the master key (AES-256-GCM, bound to the subject), so that the key table
/// alone opens nothing.
final class KeyWrap {
    private static final int NONCE_BYTES = 12;

    private final SecretKey master;
    private final SecureRandom random = new SecureRandom();

    /// @param masterKey 32 bytes, base64
    /// @throws IllegalArgumentException if it is anything else
    KeyWrap(String masterKey) {
        byte[] bytes = decode(masterKey);
        if (bytes.length != 32) {
            throw new IllegalArgumentException(
                    "tidemark.personal.master-key must be 32 bytes in base64 (make one with: openssl rand -base64 32)");
        }
        master = new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decode(String masterKey) {
        try {
            return Base64.getDecoder().decode(masterKey);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    SecretKey newKey() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    byte[] wrap(SecretKey key, UUID subject) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, subject, key.getEncoded());
        return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    SecretKey unwrap(byte[] wrapped, UUID subject) {
        byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(wrapped, NONCE_BYTES, wrapped.length);
        return new SecretKeySpec(run(Cipher.DECRYPT_MODE, nonce, subject, sealed), "AES");
    }

    private byte[] run(int mode, byte[] nonce, UUID subject, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, master, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(
                    subject.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a data key does not open with this master key; tidemark.personal.master-key is not the one it was made with",
                    e);
        }
    }
}
