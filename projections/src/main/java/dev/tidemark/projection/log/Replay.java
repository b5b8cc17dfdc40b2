package dev.tidemark.projection.log;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.store.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads a partition from its beginning up to given lane numbers, by the same rule as the live
/// path.
public final class Replay {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumers consumers;
    private final EventJson codec;
    private final int maxEvents;

    public Replay(Consumers consumers, EventJson codec, int maxEvents) {
        this.consumers = consumers;
        this.codec = codec;
        this.maxEvents = maxEvents;
    }

    /// @param upTo of each lane, the last number to read
    /// @param wanted the events to hand over; all numbers are read all the same
    /// @throws LogIncomplete if the partition ends, or cannot be read, before that
    public void read(
            Topic topic,
            int partition,
            long[] upTo,
            Predicate<StoredEvent> wanted,
            Consumer<List<EventEnvelope>> batches) {
        var reading = new Reading(topic, partition, upTo);
        if (reading.isDone()) {
            return;
        }
        var intake = new Intake(topic, codec, maxEvents, upTo, wanted);
        try (KafkaConsumer<byte[], byte[]> consumer = consumers.alone()) {
            Set<TopicPartition> only = Set.of(reading.tp);
            consumer.assign(only);
            consumer.seekToBeginning(only);
            while (!reading.isDone()) {
                reading.take(consumer.poll(POLL).records(reading.tp), intake, batches);
                reading.requireMore(consumer);
            }
        }
    }

    private static final class Reading {
        final TopicPartition tp;
        private final long[] upTo;
        private final int[] lanes;
        private final long[] last = new long[Lane.COUNT];

        Reading(Topic topic, int partition, long[] upTo) {
            this.tp = new TopicPartition(topic.name(), partition);
            this.upTo = upTo;
            this.lanes =
                    IntStream.range(0, Lane.COUNT)
                            .filter(l -> Lane.partition(l, topic.partitions()) == partition)
                            .toArray();
        }

        boolean isDone() {
            return IntStream.of(lanes).allMatch(lane -> last[lane] >= upTo[lane]);
        }

        void take(
                List<ConsumerRecord<byte[], byte[]>> records,
                Intake intake,
                Consumer<List<EventEnvelope>> batches) {
            List<ConsumerRecord<byte[], byte[]>> rest = records;
            while (!rest.isEmpty() && !isDone()) {
                Batch batch = intake.take(rest, last);
                if (!batch.events().isEmpty()) {
                    batches.accept(batch.events());
                }
                if (batch.stop() != null) {
                    throw new LogIncomplete(batch.stop().message());
                }
                rest = rest.subList(batch.taken(), rest.size());
            }
        }

        void requireMore(KafkaConsumer<byte[], byte[]> consumer) {
            if (isDone() || consumer.position(tp) < end(consumer)) {
                return;
            }
            int lane = IntStream.of(lanes).filter(l -> last[l] < upTo[l]).findFirst().orElseThrow();
            throw new LogIncomplete(
                    "%s ends, and lane %d has number %d only, not %d: run tidemark relay resend --lane %d --from %d"
                            .formatted(tp, lane, last[lane], upTo[lane], lane, last[lane] + 1));
        }

        private long end(KafkaConsumer<byte[], byte[]> consumer) {
            return consumer.endOffsets(Set.of(tp)).getOrDefault(tp, 0L);
        }
    }
}
