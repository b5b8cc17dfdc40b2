package dev.tidemark.projection.runner;

import dev.tidemark.projection.log.Message;
import dev.tidemark.projection.log.SharedTail;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.log.TopicReader;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one build up to date, in one thread, until it is stopped.
final class BuildRunner implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BuildRunner.class);

    private final BuildParts parts;
    private final Map<TopicPartition, PartitionFeed> feeds = new HashMap<>();
    private final LostTail tail = new LostTail();
    private volatile boolean stopped;
    private final SharedTail shared;
    private volatile @Nullable TopicReader reading;
    private long lingersUntil = System.nanoTime();

    BuildRunner(BuildParts parts, SharedTail shared) {
        this.parts = parts;
        this.shared = shared;
    }

    /// Returns at once; the thread ends after the transaction at hand.
    void stop() {
        stopped = true;
        TopicReader current = reading;
        if (current != null) {
            current.wakeup();
        }
        parts.supplies().arrivals().release(readModel());
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

    private void follow(Topic topic) throws InterruptedException {
        try (TopicReader reader = parts.reader(shared)) {
            reading = reader;
            PartitionFeed.Shared feeding = parts.shared(topic, reader);
            var together = new SharedCommit(parts.name(), feeding.writer());
            reader.subscribe(topic, new Assigned(feeding));
            long housekeepingAt = System.nanoTime();
            while (!stopped) {
                poll(reader, together);
                if (System.nanoTime() - housekeepingAt >= 0) {
                    if (!parts.topics().active().equals(Optional.of(topic))) {
                        LOG.info(
                                "{} leaves {}: the topic has a new generation",
                                parts.name(),
                                topic);
                        return;
                    }
                    keepHouse(topic, reader);
                    housekeepingAt = System.nanoTime() + parts.settings().housekeeping().toNanos();
                }
            }
        } finally {
            reading = null;
            feeds.clear();
        }
    }

    private void poll(TopicReader reader, SharedCommit together) throws InterruptedException {
        linger(reader);
        feed(reader.poll(parts.settings().poll()), together);
        for (PartitionFeed feed : feeds.values()) {
            if (!feed.goOn()) {
                // While the database is away one attempt is enough: each waits for a connection.
                break;
            }
        }
    }

    /// What trickles in is committed a few times a second, and at once when a reader waits for it:
    /// each commit costs the same, with one event or with fifty.
    private void linger(TopicReader reader) throws InterruptedException {
        long left = lingersUntil - System.nanoTime();
        if (left > 0 && !stopped && reader.isNearEnd()) {
            parts.supplies().arrivals().awaitReader(readModel(), Duration.ofNanos(left));
        }
    }

    private String readModel() {
        return parts.projection().id().readModel();
    }

    private void feed(Map<TopicPartition, List<Message>> messages, SharedCommit together) {
        // In the order of partitions, so that two runners never wait for each other's rows.
        Map<PartitionFeed, List<Message>> polled = new LinkedHashMap<>();
        messages.keySet().stream()
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .filter(feeds::containsKey)
                .forEach(tp -> polled.put(feeds.get(tp), messages.get(tp)));
        if (!together.commit(polled)) {
            polled.forEach(PartitionFeed::take);
        }
        if (!polled.isEmpty()) {
            lingersUntil = System.nanoTime() + parts.settings().linger().toNanos();
        }
    }

    private void keepHouse(Topic topic, TopicReader reader) {
        for (UUID household : parts.checkpoints().parked().toRetry()) {
            feeds.values().forEach(feed -> feed.repair(household));
        }
        long[] relayed = parts.topics().relayed(topic);
        feeds.forEach((tp, feed) -> {
            Partition flowing = feed.flowing();
            if (flowing != null) {
                feed.askForHoles(tail.missing(reader, tp, flowing, relayed));
            }
        });
    }

    private final class Assigned implements TopicReader.Assignments {
        private final PartitionFeed.Shared feeding;

        Assigned(PartitionFeed.Shared feeding) {
            this.feeding = feeding;
        }

        @Override
        public void given(TopicPartition tp) {
            var feed = new PartitionFeed(feeding, tp);
            feeds.put(tp, feed);
            feed.goOn();
        }

        @Override
        public void taken(TopicPartition tp) {
            feeds.remove(tp);
        }
    }
}
