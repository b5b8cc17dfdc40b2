package dev.tidemark.projection.runner;

import dev.tidemark.projection.log.Batch;
import dev.tidemark.projection.log.Intake;
import dev.tidemark.projection.log.LogIncomplete;
import dev.tidemark.projection.log.Message;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.table.RowCache;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/// Folds some partitions up to given numbers, in one thread with one consumer.
final class RebuildWorker {
    private static final Duration POLL = Duration.ofMillis(50);

    private final BuildParts parts;
    private final Topic topic;
    private final long[] upTo;
    private final Pace pace;
    private final BatchWriter writer;
    private final Intake intake;
    private final Map<TopicPartition, Open> open = new HashMap<>();
    private final int share;

    /// A partition that is not there yet.
    ///
    /// @param last of each lane, the number taken last
    private static final class Open {
        final Partition partition;
        final long[] last;
        long readOnAt = Long.MAX_VALUE;

        Open(Partition partition) {
            this.partition = partition;
            this.last = partition.lastNumbers();
        }
    }

    RebuildWorker(BuildParts parts, Topic topic, List<Integer> partitions, long[] upTo, Pace pace) {
        this.parts = parts;
        this.topic = topic;
        this.upTo = upTo;
        this.pace = pace;
        this.writer = parts.writer();
        this.intake =
                new Intake(
                        topic, parts.supplies().codec(), parts.settings().batch(), upTo, _ -> true);
        this.share = topic.partitions();
        partitions.forEach(
                number -> open.put(new TopicPartition(topic.name(), number), take(number)));
    }

    private Open take(int number) {
        var claim = parts.checkpoints().take(topic, number, parts.supplies().owner());
        return new Open(
                new Partition(
                        claim, new RowCache(parts.projection().tables(), parts.build().schema())));
    }

    /// @return `false` if it was stopped before all of its partitions got there
    boolean run() throws InterruptedException {
        open.values().removeIf(this::isThere);
        if (open.isEmpty()) {
            return true;
        }
        try (KafkaConsumer<byte[], byte[]> consumer = parts.supplies().consumers().alone()) {
            consumer.assign(open.keySet());
            open.forEach((tp, one) -> consumer.seek(tp, one.partition.nextOffset()));
            while (!open.isEmpty()) {
                ConsumerRecords<byte[], byte[]> records = poll(consumer);
                for (TopicPartition tp : records.partitions()) {
                    if (!apply(tp, Message.all(records.records(tp)))) {
                        return false;
                    }
                }
                if (records.isEmpty()) {
                    if (!pace.goOn(0)) {
                        return false;
                    }
                    requireMore(consumer);
                }
                consumer.pause(paused(consumer.assignment()));
            }
            return true;
        }
    }

    /// A log that was cut is read from where it begins now; a number that is missing is then named.
    private static ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            return consumer.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            consumer.seekToBeginning(e.partitions());
            return ConsumerRecords.empty();
        }
    }

    private List<TopicPartition> paused(Set<TopicPartition> assigned) {
        return assigned.stream().filter(tp -> !open.containsKey(tp)).toList();
    }

    private boolean apply(TopicPartition tp, List<Message> records) throws InterruptedException {
        List<Message> rest = records;
        for (Open one = open.get(tp); one != null && !rest.isEmpty(); one = open.get(tp)) {
            Batch batch =
                    intake.take(rest.subList(0, Math.min(rest.size(), pace.most())), one.last);
            if (batch.taken() > 0) {
                write(one, batch, rest.get(batch.taken() - 1).offset() + 1);
            }
            if (batch.stop() != null) {
                throw new LogIncomplete(batch.stop().message());
            }
            if (isThere(one)) {
                open.remove(tp);
            }
            if (!pace.goOn(batch.events().size())) {
                return false;
            }
            rest = rest.subList(batch.taken(), rest.size());
        }
        return true;
    }

    /// @param end after the last record taken; records above the bounds, which were left, are to be
    ///   read again by whoever goes on
    private void write(Open one, Batch batch, long end) {
        if (batch.nextOffset() < end) {
            one.readOnAt = Math.min(one.readOnAt, batch.nextOffset());
        }
        writer.write(one.partition, batch.readOnAt(Math.min(one.readOnAt, end)));
        one.partition.cache.trim(
                parts.settings().cacheRows() / share, parts.settings().cacheBytes() / share);
    }

    private boolean isThere(Open one) {
        return one.partition.lanes().values().stream()
                .allMatch(lane -> lane.lastSeq() >= upTo[lane.lane()]);
    }

    private void requireMore(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(open.keySet());
        open.forEach((tp, one) -> {
            if (consumer.position(tp) >= ends.getOrDefault(tp, 0L)) {
                int lane = missing(one);
                throw LogIncomplete.ended(tp, lane, one.last[lane], upTo[lane]);
            }
        });
    }

    private int missing(Open one) {
        return one.partition.lanes().keySet().stream()
                .filter(lane -> one.last[lane] < upTo[lane])
                .findFirst()
                .orElseThrow();
    }
}
