package dev.tidemark.command.household;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// What a link of invitation carries, in one text: which invitation of which household, and a
/// secret. The secret is told once and kept nowhere; its hash is.
///
/// @param secret 32 random bytes
record InvitationToken(UUID household, UUID invitation, byte[] secret) {
    private static final int IDS = 32;
    private static final int SECRET = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static InvitationToken of(UUID household, UUID invitation) {
        byte[] secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return new InvitationToken(household, invitation, secret);
    }

    /// Empty for a text that no invitation has.
    static Optional<InvitationToken> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != IDS + SECRET) {
                return Optional.empty();
            }
            ByteBuffer ids = ByteBuffer.wrap(bytes);
            return Optional.of(
                    new InvitationToken(
                            new UUID(ids.getLong(), ids.getLong()),
                            new UUID(ids.getLong(), ids.getLong()),
                            Arrays.copyOfRange(bytes, IDS, IDS + SECRET)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// 86 characters that may stand in an address.
    String text() {
        byte[] bytes =
                ByteBuffer.allocate(IDS + SECRET)
                        .putLong(household.getMostSignificantBits())
                        .putLong(household.getLeastSignificantBits())
                        .putLong(invitation.getMostSignificantBits())
                        .putLong(invitation.getLeastSignificantBits())
                        .put(secret)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Guessing 32 random bytes needs no slower function.
    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
