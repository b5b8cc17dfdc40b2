package dev.tidemark.query.operator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A migration as operators see it.
///
/// @param from the version that answered when it was opened, for example `spending/1`
/// @param to the candidate
/// @param phase for example `catching_up`
/// @param problem why the phase does not go on, and what to do; `null` while it does
/// @param throttle events per second at most while building, set by an operator
/// @param hours the time of day, UTC, outside which building waits
/// @param report the number of the report that the phase rests on
/// @param canary who is answered by the candidate, while there is a canary
/// @param watchUntil until when a switch is taken back by itself if reads go wrong
/// @param progress while it is built and catches up
/// @param lag of the candidate, once runners feed it
/// @param closedGates what keeps the candidate from answering, each with what to do; empty if
///   nothing does, or where no switch is near
/// @param liveP99Millis of the reads of this process in the last seconds
/// @param decides whether nothing goes on without an operator
/// @param next the commands that are possible
record MigrationState(
        long id,
        String readModel,
        String from,
        int fromBuild,
        String to,
        int toBuild,
        String phase,
        Instant since,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String problem,
        boolean paused,
        @Nullable Integer throttle,
        @Nullable String hours,
        @Nullable Integer report,
        @Nullable Canary canary,
        @Nullable Instant watchUntil,
        @Nullable Progress progress,
        @Nullable Lag lag,
        List<String> closedGates,
        double liveP99Millis,
        boolean decides,
        List<String> next) {

    /// @param percent of all households
    /// @param households besides
    record Canary(int percent, List<UUID> households) {}

    /// @param done events
    /// @param perSecond and `secondsLeft`: `null` until they can be told
    record Progress(
            long done, long total, @Nullable Long perSecond, @Nullable Double secondsLeft) {}

    /// @param seconds how long ago the oldest missing event was recorded
    record Lag(long events, double seconds) {}
}
