package dev.tidemark.command.web;

import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/// Bodies by the bytes that really come: what `Content-Length` says, or does not say, is no limit.
/// Packed ones are not taken, because what is in them has no limit either.
public final class BoundedBytes {
    private BoundedBytes() {}

    /// @throws Refused as too large once more than `largest` bytes have come, and as a kind of body
    ///   that is not taken if it is packed
    public static byte[] read(HttpServletRequest request, int largest) throws IOException {
        String packing = request.getHeader("Content-Encoding");
        if (packing != null && !packing.equalsIgnoreCase("identity")) {
            throw new Refused(
                    Refusal.UNSUPPORTED_MEDIA_TYPE, "send the body without Content-Encoding");
        }
        byte[] bytes = request.getInputStream().readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new Refused(
                    Refusal.BODY_TOO_LARGE, "the body has more than " + largest + " bytes");
        }
        return bytes;
    }
}
