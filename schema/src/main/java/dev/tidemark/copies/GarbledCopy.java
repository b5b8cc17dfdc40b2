package dev.tidemark.copies;

/// A file that is not what was written, or cannot be read; the message names it.
public final class GarbledCopy extends RuntimeException {
    GarbledCopy(String message) {
        super(message);
    }

    GarbledCopy(String message, Throwable cause) {
        super(message, cause);
    }
}
