package dev.tidemark.store.backup;

/// A backup that is not made, or not restored; nothing has changed. The message says what to do.
public final class BackupRefused extends RuntimeException {
    BackupRefused(String message) {
        super(message);
    }
}
