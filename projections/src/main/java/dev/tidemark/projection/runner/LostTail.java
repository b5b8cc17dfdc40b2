package dev.tidemark.projection.runner;

import dev.tidemark.projection.checkpoint.LaneCheckpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Finds what no later record can show: numbers that the relay has seen acknowledged, while the
/// partition ends before them. Twice in a row at the same number, so that records under way are not
/// taken for lost.
final class LostTail {
    private final Map<Integer, Long> seenBefore = new HashMap<>();

    /// @return by lane, the number up to which the tail is missing
    Map<Integer, Long> missing(
            Consumer<byte[], byte[]> consumer,
            TopicPartition tp,
            Partition partition,
            long[] relayed) {
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
        if (!missing.isEmpty() && !isAtEnd(consumer, tp)) {
            missing.clear();
        }
        return missing;
    }

    private static boolean isAtEnd(Consumer<byte[], byte[]> consumer, TopicPartition tp) {
        Long end = consumer.endOffsets(Set.of(tp)).get(tp);
        return end != null && consumer.position(tp) >= end;
    }
}
