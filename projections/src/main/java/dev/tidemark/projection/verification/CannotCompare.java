package dev.tidemark.projection.verification;

/// The two builds cannot be compared. The message says what to do.
public final class CannotCompare extends RuntimeException {
    /// Why.
    public enum Kind {
        /// The two stand at different lane numbers.
        VECTORS_DIFFER,
        /// The version's folder lacks a file.
        FILE_MISSING,
        /// A file of queries cannot be used as it is.
        FILE_INVALID
    }

    private final Kind kind;

    CannotCompare(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static CannotCompare invalid(String file, String what) {
        return new CannotCompare(Kind.FILE_INVALID, file + ": " + what);
    }

    static CannotCompare missing(String file, Side from, Side to) {
        return new CannotCompare(
                Kind.FILE_MISSING,
                "%s is missing, without which %s cannot be compared with %s: write it, or migrate to a version in between first."
                        .formatted(file, to, from));
    }

    public Kind kind() {
        return kind;
    }
}
