package dev.tidemark.projection.checkpoint;

import dev.tidemark.event.EventEnvelope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A household that a build no longer applies, from one of its events on.
///
/// @param firstSeq the lane number of the first event that is not applied
/// @param cause without values of the event
/// @param count how many events are not applied, and `hash` the sum of their ids' low bits
/// @param outcome of the last retry, if it failed
public record Parked(
        UUID household,
        int lane,
        long firstSeq,
        String cause,
        Instant since,
        long count,
        long hash,
        State state,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable String outcome) {
    public enum State {
        /// Nobody has decided.
        PARKED,
        /// The household is to be repaired from the log.
        RETRY,
        /// An operator accepts that it stays out.
        SKIPPED
    }

    public static Parked at(EventEnvelope event, String cause) {
        return new Parked(
                event.household(),
                event.lane(),
                event.laneSeq(),
                cause,
                event.recordedAt(),
                0,
                0,
                State.PARKED,
                null,
                null,
                null);
    }

    public boolean covers(EventEnvelope event) {
        return event.laneSeq() >= firstSeq;
    }

    public Parked plus(EventEnvelope event) {
        return new Parked(
                household,
                lane,
                firstSeq,
                cause,
                since,
                count + 1,
                hash + LaneCheckpoint.low(event),
                state,
                decidedBy,
                reason,
                outcome);
    }
}
