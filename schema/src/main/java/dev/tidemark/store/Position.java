package dev.tidemark.store;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/// A place in one lane of one event store. Clients see it as an opaque text: `Consistency-Token` on
/// writes and reads, `Projection-Position` on answers.
public record Position(UUID store, int lane, long laneSeq) {
    private static final int BYTES = 16 + 2 + 8;

    public String token() {
        byte[] bytes =
                ByteBuffer.allocate(BYTES)
                        .putLong(store.getMostSignificantBits())
                        .putLong(store.getLeastSignificantBits())
                        .putShort((short) lane)
                        .putLong(laneSeq)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException if the text is no token
    public static Position parse(String token) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        if (bytes.remaining() != BYTES) {
            throw new IllegalArgumentException("not a consistency token");
        }
        Position position =
                new Position(
                        new UUID(bytes.getLong(), bytes.getLong()),
                        bytes.getShort(),
                        bytes.getLong());
        if (position.lane < 0 || position.lane >= Lane.COUNT || position.laneSeq < 0) {
            throw new IllegalArgumentException("not a consistency token");
        }
        return position;
    }
}
