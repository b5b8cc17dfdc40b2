package dev.tidemark.projection.verification;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.registry.Build;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    List<Parked> parked() {
        return snapshot.parked(schema());
    }

    /// The households of which it has not applied everything.
    Set<UUID> leftOut() {
        return parked().stream().map(Parked::household).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return build.projection().toString();
    }
}
