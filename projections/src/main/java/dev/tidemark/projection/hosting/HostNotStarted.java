package dev.tidemark.projection.hosting;

import org.jspecify.annotations.Nullable;

/// Why the application does not start; the message says what to do.
public final class HostNotStarted extends RuntimeException {
    HostNotStarted(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
