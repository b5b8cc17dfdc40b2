package dev.tidemark.projection.runner;

import dev.tidemark.projection.checkpoint.LaneCheckpoint;
import dev.tidemark.projection.log.TopicReader;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// Finds what no later record can show: numbers that the relay has seen acknowledged, while the
/// partition ends before them. Twice in a row at the same number, so that records under way are not
/// taken for lost.
final class LostTail {
    private final Map<Integer, Long> seenBefore = new HashMap<>();

    /// @return by lane, the number up to which the tail is missing
    Map<Integer, Long> missing(
            TopicReader reader, TopicPartition tp, Partition partition, long[] relayed) {
        Map<Integer, Long> missing = new HashMap<>();
        for (LaneCheckpoint lane : partition.lanes().values()) {
            boolean behind = relayed[lane.lane()] > lane.lastSeq() && !lane.hasHole();
            if (!behind) {
                seenBefore.remove(lane.lane());
            } else if (Long.valueOf(lane.lastSeq())
                    .equals(seenBefore.put(lane.lane(), lane.lastSeq()))) {
                missing.put(lane.lane(), relayed[lane.lane()]);
            }
        }
        if (!missing.isEmpty() && !reader.isAtEnd(tp)) {
            missing.clear();
        }
        return missing;
    }
}
