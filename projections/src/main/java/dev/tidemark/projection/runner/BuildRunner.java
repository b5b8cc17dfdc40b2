package dev.tidemark.projection.runner;

import dev.tidemark.projection.log.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one build up to date, in one thread with one consumer, until it is stopped.
final class BuildRunner implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BuildRunner.class);

    private final BuildParts parts;
    private final Map<TopicPartition, PartitionFeed> feeds = new HashMap<>();
    private final LostTail tail = new LostTail();
    private volatile boolean stopped;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    BuildRunner(BuildParts parts) {
        this.parts = parts;
    }

    /// Returns at once; the thread ends after the transaction at hand.
    void stop() {
        stopped = true;
        Consumer<byte[], byte[]> polling = consumer;
        if (polling != null) {
            polling.wakeup();
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                Optional<Topic> topic = parts.topics().active();
                if (topic.isPresent() && parts.adopt(topic.get())) {
                    follow(topic.get());
                } else {
                    Thread.sleep(parts.settings().housekeeping());
                }
            } catch (InterruptedException _) {
                return;
            } catch (WakeupException _) {
                // Either stopped, which the loop sees, or nothing.
            } catch (RuntimeException e) {
                LOG.warn("{} starts again: {}", parts.name(), e.toString());
                LOG.debug("{} starts again", parts.name(), e);
                pause(parts.settings().retryMost());
            }
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            stopped = true;
        }
    }

    private void follow(Topic topic) {
        try (Consumer<byte[], byte[]> own = parts.member()) {
            consumer = own;
            PartitionFeed.Shared shared = parts.shared(topic, own);
            var together = new SharedCommit(parts.name(), shared.writer());
            own.subscribe(List.of(topic.name()), new Assignments(shared));
            long housekeepingAt = System.nanoTime();
            while (!stopped) {
                poll(own, together);
                if (System.nanoTime() - housekeepingAt >= 0) {
                    if (!parts.topics().active().equals(Optional.of(topic))) {
                        LOG.info(
                                "{} leaves {}: the topic has a new generation",
                                parts.name(),
                                topic);
                        return;
                    }
                    keepHouse(topic, own);
                    housekeepingAt = System.nanoTime() + parts.settings().housekeeping().toNanos();
                }
            }
        } finally {
            consumer = null;
            feeds.clear();
        }
    }

    private void poll(Consumer<byte[], byte[]> own, SharedCommit together) {
        try {
            ConsumerRecords<byte[], byte[]> records = own.poll(parts.settings().poll());
            feed(records, together);
        } catch (NoOffsetForPartitionException _) {
            // Between an assignment and the listener's seek the client may look for a committed
            // offset, of which there is none; the listener is called by the next poll.
        } catch (OffsetOutOfRangeException e) {
            // The log was cut at one of its ends. Lane numbers drop what is had already.
            LOG.warn(
                    "{} reads {} from its beginning: {}",
                    parts.build(),
                    e.partitions(),
                    e.getMessage());
            own.seekToBeginning(e.partitions());
        }
        for (PartitionFeed feed : feeds.values()) {
            if (!feed.goOn()) {
                // While the database is away one attempt is enough: each waits for a connection.
                break;
            }
        }
    }

    private void feed(ConsumerRecords<byte[], byte[]> records, SharedCommit together) {
        // In the order of partitions, so that two runners never wait for each other's rows.
        Map<PartitionFeed, List<ConsumerRecord<byte[], byte[]>>> polled = new LinkedHashMap<>();
        records.partitions().stream()
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .filter(feeds::containsKey)
                .forEach(tp -> polled.put(feeds.get(tp), records.records(tp)));
        if (!together.commit(polled)) {
            polled.forEach(PartitionFeed::take);
        }
    }

    private void keepHouse(Topic topic, Consumer<byte[], byte[]> own) {
        for (UUID household : parts.checkpoints().parked().toRetry()) {
            feeds.values().forEach(feed -> feed.repair(household));
        }
        long[] relayed = parts.topics().relayed(topic);
        feeds.forEach((tp, feed) -> {
            Partition flowing = feed.flowing();
            if (flowing != null) {
                feed.askForHoles(tail.missing(own, tp, flowing, relayed));
            }
        });
    }

    private final class Assignments implements ConsumerRebalanceListener {
        private final PartitionFeed.Shared shared;

        Assignments(PartitionFeed.Shared shared) {
            this.shared = shared;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            for (TopicPartition tp : assigned) {
                var feed = new PartitionFeed(shared, tp);
                feeds.put(tp, feed);
                feed.goOn();
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            feeds.keySet().removeAll(revoked);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            feeds.keySet().removeAll(lost);
        }
    }
}
