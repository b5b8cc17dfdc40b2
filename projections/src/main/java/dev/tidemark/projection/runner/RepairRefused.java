package dev.tidemark.projection.runner;

/// A repair that is not carried out; nothing has changed. The message says what to do instead.
public final class RepairRefused extends RuntimeException {
    /// What kind of refusal; stable, for programs.
    public enum Kind {
        UNKNOWN_READ_MODEL,
        UNKNOWN_HOUSEHOLD,
        UNKNOWN_PARTITION,
        PARKED,
        NEEDS_RELEASE,
        CANNOT_APPLY,
        LOG_INCOMPLETE,
        BUSY
    }

    private final Kind kind;

    RepairRefused(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
