package dev.tidemark.projection.registry;

/// Somebody else, in whatever process, is at work on the whole schema.
public final class SchemaInUse extends IllegalStateException {
    SchemaInUse(String schema) {
        super("schema " + schema + " is in use: the same work is running elsewhere; try again");
    }
}
