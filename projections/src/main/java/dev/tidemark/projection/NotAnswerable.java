package dev.tidemark.projection;

import org.jspecify.annotations.Nullable;

/// A read model that cannot answer at the moment; the caller may try again.
public final class NotAnswerable extends RuntimeException {
    /// Why.
    public enum Reason {
        /// No version of the read model is active.
        NO_ACTIVE_VERSION,
        /// The version does not reach the asked position in time.
        LAGGING,
        /// The household is parked before the asked position.
        HOUSEHOLD_PARKED,
        /// The asked position is of another event store.
        UNKNOWN_STORE,
        /// The event store has not come to the asked position itself, so nobody can have been told
        /// it.
        UNKNOWN_POSITION,
        /// The active version has no answer to this question, a newer one has: [#needed].
        NEEDS_NEWER_VERSION
    }

    private final Reason reason;
    private final long lag;
    private final @Nullable ProjectionId needed;

    /// @param lag how many events of the household's lane are missing, 0 if that is not known
    public NotAnswerable(Reason reason, String message, long lag) {
        this(reason, message, lag, null);
    }

    private NotAnswerable(Reason reason, String message, long lag, @Nullable ProjectionId needed) {
        super(message);
        this.reason = reason;
        this.lag = lag;
        this.needed = needed;
    }

    /// @param needed the first version that has an answer
    public static NotAnswerable lacking(ProjectionId active, ProjectionId needed) {
        return new NotAnswerable(
                Reason.NEEDS_NEWER_VERSION,
                "the active version %s lacks this question, which %s answers"
                        .formatted(active, needed),
                0,
                needed);
    }

    public Reason reason() {
        return reason;
    }

    public long lag() {
        return lag;
    }

    /// The version that has to become active, for [Reason#NEEDS_NEWER_VERSION].
    public @Nullable ProjectionId needed() {
        return needed;
    }
}
