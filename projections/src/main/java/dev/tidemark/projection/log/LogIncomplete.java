package dev.tidemark.projection.log;

/// The topic does not hold what the store has given numbers to.
public final class LogIncomplete extends RuntimeException {
    LogIncomplete(String message) {
        super(message);
    }
}
