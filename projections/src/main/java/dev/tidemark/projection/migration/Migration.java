package dev.tidemark.projection.migration;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.registry.Build;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A migration as it is stored.
///
/// @param from the build that answered when it was opened
/// @param to the candidate
/// @param since when the phase began
/// @param problem why the phase does not go on, and what to do; `null` while it does
/// @param paused an operator holds it
/// @param throttle events per second at most while building, set by an operator
/// @param hours the time of day, UTC, outside which building waits, as `01:00-05:00`
/// @param epoch rises whenever somebody takes or commands it; who has an older one is out
public record Migration(
        long id,
        Build from,
        Build to,
        Phase phase,
        Instant since,
        @Nullable String problem,
        boolean paused,
        @Nullable Integer throttle,
        @Nullable String hours,
        long epoch,
        Instant openedAt,
        @Nullable Instant closedAt) {

    public String readModel() {
        return from.projection().readModel();
    }

    /// Whether the same code is built again, to mend rows of the live version.
    public boolean rebuildsSameVersion() {
        return from.projection().equals(to.projection());
    }

    @Override
    public String toString() {
        return "migration %d of %s to %s".formatted(id, from.projection(), to.projection());
    }

    /// @throws MigrationRefused naming the phases in which `command` is possible
    @SafeVarargs
    final void require(String command, Class<? extends Phase>... phases) {
        for (Class<? extends Phase> one : phases) {
            if (one.isInstance(phase)) {
                return;
            }
        }
        throw MigrationRefused.wrongPhase(this, command);
    }

    static String schema(ProjectionId id, boolean again) {
        return again ? id.schema() + "_rebuild" : id.schema();
    }
}
