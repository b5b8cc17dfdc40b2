package dev.tidemark.projection.archive;

/// An archive that is not written, restored, dropped or purged; nothing has changed. The message
/// says what to do instead.
public final class ArchiveRefused extends RuntimeException {
    /// What kind of refusal; stable, for programs.
    public enum Kind {
        UNKNOWN,
        GARBLED,
        NAME_TAKEN,
        SCHEMA_EXISTS,
        NOTHING_KEPT,
        IN_USE,
        NEEDS_RELEASE,
        OTHER_STORE
    }

    private final Kind kind;

    ArchiveRefused(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    ArchiveRefused(Kind kind, Exception cause) {
        super(cause.getMessage(), cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
