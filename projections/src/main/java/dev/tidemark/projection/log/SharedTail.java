package dev.tidemark.projection.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest records of the topic, fetched and decoded once for all builds of this process. It
/// holds nobody up and is needed by nobody: who cannot keep pace, or finds a gap, is dropped and
/// reads by itself, and so does everybody when it fails.
public final class SharedTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedTail.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private record Join(Inbox inbox, TopicPartition tp, long offset) {}

    /// A partition, where it is read on, and by whom.
    private static final class Followed {
        final Set<Inbox> by = new HashSet<>();
        long next = Long.MAX_VALUE;
    }

    private final Consumers consumers;
    private final Map<TopicPartition, Followed> followed = new HashMap<>();
    private final List<Join> joining = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("tail").unstarted(this::run);
    private @Nullable Consumer<byte[], byte[]> polling;
    private boolean resting;
    private boolean closed;

    private SharedTail(Consumers consumers) {
        this.consumers = consumers;
    }

    public static SharedTail start(Consumers consumers) {
        var tail = new SharedTail(consumers);
        tail.thread.start();
        return tail;
    }

    /// Hands over the partition's records from this offset on, until the inbox drops it.
    synchronized void join(Inbox inbox, TopicPartition tp, long offset) {
        if (closed || resting) {
            inbox.drop(tp);
        } else {
            joining.add(new Join(inbox, tp, offset));
            wake();
        }
    }

    /// Hands nothing more to it.
    synchronized void leave(Inbox inbox) {
        joining.removeIf(join -> join.inbox() == inbox);
        followed.values().forEach(each -> each.by.remove(inbox));
        wake();
    }

    private synchronized void wake() {
        if (polling != null) {
            polling.wakeup();
        }
        notifyAll();
    }

    private void run() {
        try {
            while (!isClosed()) {
                try (Consumer<byte[], byte[]> consumer = consumers.tail()) {
                    serve(consumer);
                } catch (InterruptException _) {
                    end();
                } catch (RuntimeException e) {
                    LOG.warn("every build reads the topic by itself for a while: {}", e.toString());
                    LOG.debug("the shared tail failed", e);
                    rest();
                }
            }
        } catch (InterruptedException _) {
            // As closed.
        } finally {
            end();
            dropAll();
        }
    }

    private void serve(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        while (awaitWork(consumer)) {
            try {
                deliver(consumer.poll(POLL));
            } catch (WakeupException _) {
                // Somebody joins, or it is closed.
            }
        }
    }

    /// @return `false` once it is closed
    private synchronized boolean awaitWork(Consumer<byte[], byte[]> consumer)
            throws InterruptedException {
        polling = null;
        boolean left = followed.values().removeIf(each -> each.by.isEmpty());
        while (!closed && followed.isEmpty() && joining.isEmpty()) {
            wait();
        }
        if (left || !joining.isEmpty()) {
            assign(consumer);
        }
        polling = closed ? null : consumer;
        return !closed;
    }

    private void assign(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> sought = new HashMap<>();
        for (Join join : joining) {
            Followed each = followed.computeIfAbsent(join.tp(), _ -> new Followed());
            each.by.add(join.inbox());
            if (join.offset() < each.next) {
                each.next = join.offset();
                sought.put(join.tp(), join.offset());
            }
        }
        joining.clear();
        consumer.assign(followed.keySet());
        sought.forEach(consumer::seek);
    }

    private synchronized void deliver(ConsumerRecords<byte[], byte[]> records) {
        followed.forEach((tp, each) -> {
            List<Message> messages = Message.all(records.records(tp));
            if (!messages.isEmpty()) {
                long from = each.next;
                each.next = messages.getLast().offset() + 1;
                each.by.removeIf(inbox -> !inbox.offer(tp, from, messages));
            }
        });
    }

    private synchronized void dropAll() {
        polling = null;
        followed.forEach((tp, each) -> each.by.forEach(inbox -> inbox.drop(tp)));
        joining.forEach(join -> join.inbox().drop(join.tp()));
        followed.clear();
        joining.clear();
    }

    /// Who would join meanwhile is sent away: a consumer is not made for each.
    private synchronized void rest() throws InterruptedException {
        resting = true;
        dropAll();
        long end = System.nanoTime() + AFTER_FAILURE.toNanos();
        for (long left = AFTER_FAILURE.toMillis(); !closed && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        resting = false;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void end() {
        closed = true;
        wake();
    }

    /// Returns once nothing is fetched any more, or after 10 seconds.
    @Override
    public void close() {
        end();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
