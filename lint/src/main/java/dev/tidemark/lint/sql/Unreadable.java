package dev.tidemark.lint.sql;

/// A statement is not of a shape that the reader knows.
final class Unreadable extends RuntimeException {
    Unreadable(String message) {
        super(message);
    }
}
