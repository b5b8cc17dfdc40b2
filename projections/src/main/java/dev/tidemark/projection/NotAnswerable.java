package dev.tidemark.projection;

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
        UNKNOWN_STORE
    }

    private final Reason reason;
    private final long lag;

    /// @param lag how many events of the household's lane are missing, 0 if that is not known
    public NotAnswerable(Reason reason, String message, long lag) {
        super(message);
        this.reason = reason;
        this.lag = lag;
    }

    public Reason reason() {
        return reason;
    }

    public long lag() {
        return lag;
    }
}
