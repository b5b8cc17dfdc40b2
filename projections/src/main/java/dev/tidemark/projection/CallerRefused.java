package dev.tidemark.projection;

import org.jspecify.annotations.Nullable;

/// What a question refuses its caller with: the caller's fault, not the version's.
public abstract class CallerRefused extends RuntimeException {
    protected CallerRefused(@Nullable String message) {
        super(message, null, false, false);
    }
}
