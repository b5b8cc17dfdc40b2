package dev.tidemark.personal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Keys that are the same in every run: the hash of the subject's id. For golden files and folds
/// that need no database.
public final class FixedKeys implements PersonalKeys {
    private final Set<UUID> destroyed = ConcurrentHashMap.newKeySet();

    @Override
    public SecretKey obtain(UUID subject, UUID household) {
        return find(subject).orElseThrow();
    }

    @Override
    public Optional<SecretKey> find(UUID subject) {
        return destroyed.contains(subject) ? Optional.empty() : Optional.of(key(subject));
    }

    public void destroy(UUID subject) {
        destroyed.add(subject);
    }

    private static SecretKey key(UUID subject) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(subject.toString().getBytes(StandardCharsets.US_ASCII));
            return new SecretKeySpec(hash, "AES");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
