package dev.tidemark.projection.log;

import dev.tidemark.store.Lane;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// How far a replay is, and which partitions it still needs.
final class ReplayProgress {
    private final Topic topic;
    private final long[] upTo;
    private final long[] last = new long[Lane.COUNT];
    private Set<TopicPartition> open;

    ReplayProgress(Topic topic, Collection<Integer> partitions, long[] upTo) {
        this.topic = topic;
        this.upTo = upTo;
        this.open =
                partitions.stream()
                        .filter(partition -> !isDone(partition))
                        .map(partition -> new TopicPartition(topic.name(), partition))
                        .collect(Collectors.toSet());
    }

    /// Of each lane, the last number that was read.
    long[] last() {
        return last;
    }

    Set<TopicPartition> open() {
        return open;
    }

    boolean isDone() {
        return open.isEmpty();
    }

    boolean isDone(int partition) {
        return lanes(partition).allMatch(lane -> last[lane] >= upTo[lane]);
    }

    private IntStream lanes(int partition) {
        return IntStream.range(0, Lane.COUNT)
                .filter(lane -> Lane.partition(lane, topic.partitions()) == partition);
    }

    /// @return the partitions that are done since the last call
    Set<TopicPartition> close() {
        Set<TopicPartition> done =
                open.stream().filter(tp -> isDone(tp.partition())).collect(Collectors.toSet());
        open = open.stream().filter(tp -> !done.contains(tp)).collect(Collectors.toSet());
        return done;
    }

    /// @throws LogIncomplete if a partition that is not done has no more records
    void requireMore(KafkaConsumer<byte[], byte[]> consumer) {
        if (isDone()) {
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(open);
        for (TopicPartition tp : open) {
            if (consumer.position(tp) >= ends.getOrDefault(tp, 0L)) {
                throw ended(tp);
            }
        }
    }

    private LogIncomplete ended(TopicPartition tp) {
        int lane = lanes(tp.partition()).filter(l -> last[l] < upTo[l]).findFirst().orElseThrow();
        return LogIncomplete.ended(tp, lane, last[lane], upTo[lane]);
    }
}
