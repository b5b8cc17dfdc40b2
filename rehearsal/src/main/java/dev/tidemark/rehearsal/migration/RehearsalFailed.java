package dev.tidemark.rehearsal.migration;

/// The migration cannot be gone through to its end. The message says why, and what to do.
public final class RehearsalFailed extends RuntimeException {
    RehearsalFailed(String message) {
        super(message);
    }
}
