package dev.tidemark.projection.log;

/// Why a partition does not go on. Nothing is skipped: it goes on at the same record once the cause
/// is gone.
///
/// @param message says where and what to do, without values of the event
public record Problem(Kind kind, String message) {
    public enum Kind {
        /// An event of a type or revision that this release does not know.
        NEEDS_NEWER_RELEASE,
        /// Headers or bytes that are no event.
        UNREADABLE,
        /// A record of another event store than the topic's.
        FOREIGN,
        /// A build stopped at an event that cannot be applied.
        HALTED,
        /// Anything else; it is tried again.
        FAILING
    }
}
