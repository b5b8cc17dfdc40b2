package dev.tidemark.projection.reading;

import dev.tidemark.projection.NotAnswerable;
import dev.tidemark.projection.NotAnswerable.Reason;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.store.Lane;
import dev.tidemark.store.Position;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one snapshot says about a household in the build that answers.
///
/// @param seq the number of the household's lane
/// @param askedSeq the number of the lane that the caller's position is in
/// @param parkedFrom the first number that is not applied to the household, if it is parked
/// @param candidate a build that may answer soon
/// @param shadow whether it is to be asked the same, for comparison
/// @param current the store as it is now; the build may be about to begin anew with it
record Pinned(
        Build build,
        @Nullable Build candidate,
        boolean shadow,
        UUID store,
        UUID household,
        long seq,
        long askedSeq,
        @Nullable Long parkedFrom,
        UUID current) {
    Position position() {
        return new Position(store, Lane.of(household), seq);
    }

    /// @return whether everything up to `atLeast` is in the snapshot
    /// @throws NotAnswerable if waiting cannot help
    boolean includes(Position atLeast) {
        if (!store.equals(atLeast.store())) {
            if (current.equals(atLeast.store())) {
                return false;
            }
            throw new NotAnswerable(
                    Reason.UNKNOWN_STORE,
                    "the position is of another event store than %s counts in"
                            .formatted(build.projection()),
                    0);
        }
        if (parkedFrom != null
                && atLeast.lane() == Lane.of(household)
                && atLeast.laneSeq() >= parkedFrom) {
            throw new NotAnswerable(
                    Reason.HOUSEHOLD_PARKED,
                    "%s does not apply the household's events from number %d of its lane on"
                            .formatted(build.projection(), parkedFrom),
                    atLeast.laneSeq() - parkedFrom + 1);
        }
        return askedSeq >= atLeast.laneSeq();
    }
}
