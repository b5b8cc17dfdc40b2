package dev.tidemark.projection.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// What one build is handed of the shared tail, without a gap: a partition whose next records are
/// not there, or for which there is no room, is dropped, and its reader goes on by itself.
final class Inbox {
    private static final long MOST_BYTES = 8 << 20;

    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, List<Message>> received = new LinkedHashMap<>();
    private final Set<TopicPartition> dropped = new HashSet<>();
    private long bytes;

    synchronized void expect(TopicPartition tp, long offset) {
        next.put(tp, offset);
    }

    synchronized void forget(TopicPartition tp) {
        next.remove(tp);
        received.remove(tp);
        dropped.remove(tp);
    }

    /// @param from the offset at which these begin
    /// @return `false` if no more of the partition is wanted
    synchronized boolean offer(TopicPartition tp, long from, List<Message> messages) {
        Long expected = next.get(tp);
        if (expected == null) {
            return false;
        }
        if (from > expected || bytes > MOST_BYTES) {
            drop(tp);
            return false;
        }
        List<Message> mine =
                messages.stream().filter(message -> message.offset() >= expected).toList();
        if (!mine.isEmpty()) {
            received.computeIfAbsent(tp, _ -> new ArrayList<>()).addAll(mine);
            bytes += mine.stream().mapToLong(Message::bytes).sum();
            next.put(tp, mine.getLast().offset() + 1);
            notifyAll();
        }
        return true;
    }

    /// Nobody hands over more of it.
    synchronized void drop(TopicPartition tp) {
        if (next.remove(tp) != null) {
            received.remove(tp);
            dropped.add(tp);
            notifyAll();
        }
    }

    /// Returns at once if something is there, otherwise when it comes or the time is over.
    synchronized Map<TopicPartition, List<Message>> take(Duration atMost)
            throws InterruptedException {
        if (received.isEmpty() && dropped.isEmpty() && atMost.isPositive()) {
            wait(Math.max(1, atMost.toMillis()));
        }
        Map<TopicPartition, List<Message>> taken = new HashMap<>(received);
        received.clear();
        bytes = 0;
        return taken;
    }

    /// Those that were dropped since this was asked last.
    synchronized Set<TopicPartition> dropped() {
        Set<TopicPartition> all = Set.copyOf(dropped);
        dropped.clear();
        return all;
    }
}
