package dev.tidemark.store;

/// The database and this release do not fit; the message names the command that mends it.
public final class SchemaOutOfDate extends RuntimeException {
    SchemaOutOfDate(String message) {
        super(message);
    }
}
