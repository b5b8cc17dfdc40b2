package dev.tidemark.projection.table;

/// The table does not hold what the cache took from it. The cache must be dropped.
public final class RowsDiffer extends RuntimeException {
    RowsDiffer(String message) {
        super(message);
    }
}
