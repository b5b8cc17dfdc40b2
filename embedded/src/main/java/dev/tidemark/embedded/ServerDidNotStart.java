package dev.tidemark.embedded;

/// A server is not running, and the message says why and what the person at the keyboard can do.
public final class ServerDidNotStart extends RuntimeException {
    ServerDidNotStart(String message) {
        super(message);
    }

    ServerDidNotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
