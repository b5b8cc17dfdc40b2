package dev.tidemark.projection.verification;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.registry.Build;

/// One of the two builds that are compared.
///
/// @param projection the build's code
/// @param snapshot in which the build is read; not closed by whoever verifies
public record Side(Build build, Projection projection, Snapshot snapshot) {
    String schema() {
        return build.schema();
    }

    long[] vector() {
        return snapshot.vector(schema());
    }

    @Override
    public String toString() {
        return build.projection().toString();
    }
}
