package dev.tidemark.rehearsal.lines;

/// A file that cannot be imported here, or a store that takes none; the message says what to do.
public final class ImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportRefused(String message) {
        super(message);
    }

    ImportRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
