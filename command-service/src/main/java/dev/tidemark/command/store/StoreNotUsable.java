package dev.tidemark.command.store;

import org.jspecify.annotations.Nullable;

/// Why the service does not start; the message says what to do.
final class StoreNotUsable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreNotUsable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
