package dev.tidemark.command.relay;

import dev.tidemark.command.relay.Lanes.Place;
import dev.tidemark.event.topic.EventRecords;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.store.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the topic by the readers' rule: takes a lane's next number, drops what is lower, never
/// takes what is higher, which it counts. It keeps its offsets whatever happens to the topic.
final class Reader implements AutoCloseable {
    final ConcurrentLinkedQueue<StoredEvent> taken = new ConcurrentLinkedQueue<>();
    final Map<UUID, Long> arrivedAt = new ConcurrentHashMap<>();
    final AtomicLong dropped = new AtomicLong();
    final AtomicLong holes = new AtomicLong();
    private final long[] next = new long[Lane.COUNT];
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean closed;

    Reader(String kafka, String topic, int partitions) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka,
                                "auto.offset.reset",
                                "none",
                                "enable.auto.commit",
                                false,
                                "reconnect.backoff.max.ms",
                                200,
                                "allow.auto.create.topics",
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> all =
                IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
        consumer.assign(all);
        all.forEach(partition -> consumer.seek(partition, 0));
        thread = Thread.ofPlatform().name("reader").start(this::read);
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                try {
                    consumer.poll(Duration.ofMillis(100))
                            .forEach(message -> take(EventRecords.read(message)));
                } catch (OffsetOutOfRangeException e) {
                    // The topic has lost its tail; what stood there will come again.
                }
            }
        } catch (WakeupException | InterruptException e) {
            // closed
        }
    }

    private void take(StoredEvent event) {
        long expected = next[event.lane()] + 1;
        if (event.laneSeq() == expected) {
            next[event.lane()] = expected;
            arrivedAt.put(event.eventId(), System.nanoTime());
            taken.add(event);
        } else if (event.laneSeq() < expected) {
            dropped.incrementAndGet();
        } else {
            holes.incrementAndGet();
        }
    }

    /// What it has taken, in the order of the store.
    List<Place> places() {
        return taken.stream()
                .map(event -> new Place(event.lane(), event.laneSeq(), event.eventId()))
                .sorted(RelayWorld.ORDER)
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
