package dev.tidemark.projection.table;

/// A version's changelog and its records do not describe the same tables.
public final class SchemaMismatch extends RuntimeException {
    SchemaMismatch(String message) {
        super(message);
    }
}
