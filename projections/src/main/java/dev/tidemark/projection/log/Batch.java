package dev.tidemark.projection.log;

import dev.tidemark.event.EventEnvelope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run of records of one partition comes to.
///
/// @param events those that were next in their lanes, in order
/// @param nextOffset where to read on: after the last record taken, and not after one that was left
/// @param taken how many records that were
/// @param beyond the highest number seen of each lane that has a hole before it
/// @param duplicates records whose numbers were applied before
/// @param stop why the record at `nextOffset` cannot be taken, if that is so
public record Batch(
        List<EventEnvelope> events,
        long nextOffset,
        int taken,
        Map<Integer, Long> beyond,
        int duplicates,
        @Nullable Problem stop) {
    public Batch readOnAt(long offset) {
        return new Batch(events, offset, taken, beyond, duplicates, stop);
    }
}
