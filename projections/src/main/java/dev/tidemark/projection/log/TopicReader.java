package dev.tidemark.projection.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads for one build the partitions that its group gives this process: by a consumer of its own
/// while a partition is far behind, and from the [SharedTail] once it is near the end. For one
/// thread, but for [#wakeup].
public final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

    /// The tail goes back that far for whoever joins it; the others pass over what they have.
    private static final long NEAR = 500;

    private final String build;
    private final Consumer<byte[], byte[]> own;
    private final SharedTail tail;
    private final Inbox inbox = new Inbox();
    private final Set<TopicPartition> alone = new HashSet<>();
    private final Map<TopicPartition, Long> shared = new HashMap<>();
    private long membershipAt = System.nanoTime();

    /// @param own a member of the build's group; closed with this
    public TopicReader(String build, Consumer<byte[], byte[]> own, SharedTail tail) {
        this.build = build;
        this.own = own;
        this.tail = tail;
    }

    /// Which partitions the group gives this process, and takes from it.
    public interface Assignments {
        void given(TopicPartition tp);

        void taken(TopicPartition tp);
    }

    /// A partition that is given is not read before [#readFrom].
    ///
    /// @param assignments called within [#poll]
    public void subscribe(Topic topic, Assignments assignments) {
        own.subscribe(List.of(topic.name()), new Listener(assignments));
    }

    public int assigned() {
        return own.assignment().size();
    }

    public void readFrom(TopicPartition tp, long offset) {
        pause(tp);
        readAlone(tp, offset);
    }

    private void readAlone(TopicPartition tp, long offset) {
        own.seek(tp, offset);
        own.resume(Set.of(tp));
        alone.add(tp);
    }

    public void pause(TopicPartition tp) {
        forget(tp);
        own.pause(Set.of(tp));
    }

    private void forget(TopicPartition tp) {
        alone.remove(tp);
        shared.remove(tp);
        inbox.forget(tp);
    }

    /// The next records of the partitions that are read, each in order and without a gap; some of
    /// them may have been handed over before.
    ///
    /// @param atMost how long to wait for any
    public Map<TopicPartition, List<Message>> poll(Duration atMost) throws InterruptedException {
        boolean waits = shared.isEmpty() || !alone.isEmpty();
        Map<TopicPartition, List<Message>> polled = inbox.take(waits ? Duration.ZERO : atMost);
        polled.forEach((tp, messages) -> shared.put(tp, messages.getLast().offset() + 1));
        inbox.dropped().forEach(this::goOnAlone);
        if (waits || System.nanoTime() - membershipAt >= 0) {
            membershipAt = System.nanoTime() + atMost.toNanos();
            ConsumerRecords<byte[], byte[]> records =
                    pollAlone(waits && polled.isEmpty() ? atMost : Duration.ZERO);
            for (TopicPartition tp : records.partitions()) {
                polled.merge(tp, Message.all(records.records(tp)), TopicReader::joined);
            }
            List.copyOf(alone).forEach(this::shareIfNear);
        }
        return polled;
    }

    private static List<Message> joined(List<Message> first, List<Message> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private void goOnAlone(TopicPartition tp) {
        Long next = shared.remove(tp);
        if (next != null) {
            readAlone(tp, next);
        }
    }

    private ConsumerRecords<byte[], byte[]> pollAlone(Duration atMost) {
        try {
            return own.poll(atMost);
        } catch (NoOffsetForPartitionException _) {
            // Between an assignment and the listener's seek the client may look for a committed
            // offset, of which there is none; the listener is called by the next poll.
        } catch (OffsetOutOfRangeException e) {
            // The log was cut at one of its ends. Lane numbers drop what is had already.
            LOG.warn("{} reads {} from its beginning: {}", build, e.partitions(), e.getMessage());
            own.seekToBeginning(e.partitions());
        }
        return ConsumerRecords.empty();
    }

    private void shareIfNear(TopicPartition tp) {
        if (own.currentLag(tp).orElse(Long.MAX_VALUE) > NEAR) {
            return;
        }
        long next = own.position(tp);
        pause(tp);
        shared.put(tp, next);
        inbox.expect(tp, next);
        tail.join(inbox, tp, next);
    }

    /// Whether all partitions are read near their ends.
    public boolean isNearEnd() {
        return alone.isEmpty() && !shared.isEmpty();
    }

    /// Whether everything that the partition has now was handed over.
    public boolean isAtEnd(TopicPartition tp) {
        Long end = own.endOffsets(Set.of(tp)).get(tp);
        Long next = shared.get(tp);
        return end != null && (next == null ? own.position(tp) : next) >= end;
    }

    /// Ends a call that waits for Kafka with [org.apache.kafka.common.errors.WakeupException];
    /// others end by their time.
    public void wakeup() {
        own.wakeup();
    }

    @Override
    public void close() {
        tail.leave(inbox);
        own.close();
    }

    private final class Listener implements ConsumerRebalanceListener {
        private final Assignments assignments;

        Listener(Assignments assignments) {
            this.assignments = assignments;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            for (TopicPartition tp : assigned) {
                // Without a position the consumer would ask for a committed offset.
                own.seek(tp, 0);
                own.pause(Set.of(tp));
                assignments.given(tp);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            revoked.forEach(TopicReader.this::forget);
            revoked.forEach(assignments::taken);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            onPartitionsRevoked(lost);
        }
    }
}
