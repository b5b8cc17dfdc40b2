package dev.tidemark.command.web;

import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import java.io.IOException;
import java.io.InputStream;

/// Bodies by the bytes that really come: what `Content-Length` says, or does not say, is no limit.
public final class BoundedBytes {
    private BoundedBytes() {}

    /// @throws Refused as too large once more than `largest` bytes have come
    public static byte[] read(InputStream body, int largest) throws IOException {
        byte[] bytes = body.readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new Refused(
                    Refusal.BODY_TOO_LARGE, "the body has more than " + largest + " bytes");
        }
        return bytes;
    }
}
