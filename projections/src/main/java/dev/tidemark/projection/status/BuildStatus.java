package dev.tidemark.projection.status;

import dev.tidemark.projection.registry.Build;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a build stands against the store.
///
/// @param active whether it answers
/// @param code whether this release has its code
/// @param position the sum of its lane numbers
/// @param head the same sum of the store
/// @param lagEvents how many events of the store are missing
/// @param lagSeconds how long ago the oldest missing event was recorded, 0 if none is missing
/// @param missing events that its lane numbers have passed, and that are neither applied nor
///   counted as a parked household's: always 0, unless something went wrong
/// @param aheadOfStore events applied that the store does not have: it was restored from before
///   them
/// @param holes lanes of which the topic lacks a number
/// @param parked households that are parked, skipped ones included
/// @param stopped partitions that do not go on, and why
public record BuildStatus(
        Build build,
        boolean active,
        boolean code,
        long position,
        long head,
        long lagEvents,
        double lagSeconds,
        long missing,
        long aheadOfStore,
        List<Hole> holes,
        long parked,
        List<Stopped> stopped) {

    /// @param next the number that is missing
    /// @param beyond the highest number known to exist
    public record Hole(int lane, long next, long beyond, @Nullable Instant resendAskedAt) {}

    /// @param kind for example `needs_newer_release`
    public record Stopped(int partition, String kind, String message, Instant since) {}

    /// Whether nothing is wrong: lag alone is not.
    public boolean healthy() {
        return code
                && missing == 0
                && aheadOfStore == 0
                && holes.isEmpty()
                && parked == 0
                && stopped.isEmpty();
    }
}
