package dev.tidemark.projection.checkpoint;

import dev.tidemark.event.EventEnvelope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a build is in one lane. Completeness is arithmetic: `count` and `hash` of the applied
/// events, plus those of parked households, are what the store has up to `lastSeq`.
///
/// @param hash sum modulo 2^64 of the low bits of the event ids
/// @param beyond the highest number seen after a hole, or `null` if there is none
/// @param askedAt when the relay was last asked to fill the hole
public record LaneCheckpoint(
        int lane,
        long lastSeq,
        long count,
        long hash,
        @Nullable Long beyond,
        @Nullable Instant askedAt) {

    public boolean hasHole() {
        return beyond != null;
    }

    public LaneCheckpoint applied(EventEnvelope event) {
        return new LaneCheckpoint(
                        lane, event.laneSeq(), count + 1, hash + low(event), beyond, askedAt)
                .filled();
    }

    /// The event was taken and belongs to a parked household, which counts it.
    public LaneCheckpoint passed(EventEnvelope event) {
        return new LaneCheckpoint(lane, event.laneSeq(), count, hash, beyond, askedAt).filled();
    }

    /// Something with a higher number than the next one was seen.
    public LaneCheckpoint seen(long seq) {
        return seq <= lastSeq
                ? this
                : new LaneCheckpoint(
                        lane,
                        lastSeq,
                        count,
                        hash,
                        beyond == null ? seq : Math.max(beyond, seq),
                        askedAt);
    }

    public LaneCheckpoint asked(Instant at) {
        return new LaneCheckpoint(lane, lastSeq, count, hash, beyond, at);
    }

    /// With what a household, parked until now, brings along.
    public LaneCheckpoint plus(long moreCount, long moreHash) {
        return new LaneCheckpoint(
                lane, lastSeq, count + moreCount, hash + moreHash, beyond, askedAt);
    }

    private LaneCheckpoint filled() {
        return beyond != null && lastSeq >= beyond
                ? new LaneCheckpoint(lane, lastSeq, count, hash, null, null)
                : this;
    }

    static long low(EventEnvelope event) {
        return event.eventId().getLeastSignificantBits();
    }
}
