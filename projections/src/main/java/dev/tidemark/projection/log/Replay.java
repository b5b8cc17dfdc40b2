package dev.tidemark.projection.log;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads partitions from their beginning up to given lane numbers, by the same rule as the live
/// path.
public final class Replay {
    private static final Duration POLL = Duration.ofMillis(50);

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
    /// @param batches takes events of one partition at a time, with the partition's number
    /// @throws LogIncomplete if a partition ends, or cannot be read, before that
    public void read(
            Topic topic,
            Collection<Integer> partitions,
            long[] upTo,
            Predicate<StoredEvent> wanted,
            BiConsumer<Integer, List<EventEnvelope>> batches) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumers.alone()) {
            read(
                    consumer,
                    topic,
                    new ReplayProgress(topic, partitions, upTo),
                    new Intake(topic, codec, maxEvents, upTo, wanted),
                    batches);
        }
    }

    /// The same of every partition of the topic, one after the other.
    ///
    /// @param done takes the number of a partition that was read to its end
    public void readInTurn(
            Topic topic,
            long[] upTo,
            Predicate<StoredEvent> wanted,
            BiConsumer<Integer, List<EventEnvelope>> batches,
            IntConsumer done) {
        var intake = new Intake(topic, codec, maxEvents, upTo, wanted);
        try (KafkaConsumer<byte[], byte[]> consumer = consumers.alone()) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                var progress = new ReplayProgress(topic, List.of(partition), upTo);
                read(consumer, topic, progress, intake, batches);
                done.accept(partition);
            }
        }
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Topic topic,
            ReplayProgress progress,
            Intake intake,
            BiConsumer<Integer, List<EventEnvelope>> batches) {
        consumer.assign(progress.open());
        consumer.seekToBeginning(progress.open());
        while (!progress.isDone()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (TopicPartition tp : records.partitions()) {
                take(tp.partition(), Message.all(records.records(tp)), progress, intake, batches);
            }
            consumer.pause(progress.close());
            if (records.isEmpty()) {
                progress.requireMore(consumer);
            }
        }
    }

    private static void take(
            int partition,
            List<Message> records,
            ReplayProgress progress,
            Intake intake,
            BiConsumer<Integer, List<EventEnvelope>> batches) {
        List<Message> rest = records;
        while (!rest.isEmpty() && !progress.isDone(partition)) {
            Batch batch = intake.take(rest, progress.last());
            if (!batch.events().isEmpty()) {
                batches.accept(partition, batch.events());
            }
            if (batch.stop() != null) {
                throw new LogIncomplete(batch.stop().message());
            }
            rest = rest.subList(batch.taken(), rest.size());
        }
    }
}
