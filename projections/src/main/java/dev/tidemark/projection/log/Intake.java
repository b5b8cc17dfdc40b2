package dev.tidemark.projection.log;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.json.NeedsNewerRelease;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.store.Lane;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The consumer rule: of each lane the next number is taken, what is lower is dropped, what is
/// higher is never applied.
public final class Intake {
    private static final long BATCH_BYTES = 8 << 20;

    private final Topic topic;
    private final EventJson codec;
    private final int maxEvents;
    private final long[] upTo;
    private final Predicate<StoredEvent> wanted;

    /// Takes everything.
    public Intake(Topic topic, EventJson codec, int maxEvents) {
        this(topic, codec, maxEvents, everything(), _ -> true);
    }

    /// @param upTo of each lane, the last number that is taken
    /// @param wanted events that are decoded; the numbers of the others are taken all the same
    public Intake(
            Topic topic,
            EventJson codec,
            int maxEvents,
            long[] upTo,
            Predicate<StoredEvent> wanted) {
        this.topic = topic;
        this.codec = codec;
        this.maxEvents = maxEvents;
        this.upTo = upTo;
        this.wanted = wanted;
    }

    private static long[] everything() {
        long[] all = new long[Lane.COUNT];
        Arrays.fill(all, Long.MAX_VALUE);
        return all;
    }

    private static final class Unreadable extends RuntimeException {
        final Problem.Kind kind;

        Unreadable(Problem.Kind kind, String message) {
            super(message);
            this.kind = kind;
        }
    }

    /// Takes records until a batch is full or one cannot be taken.
    ///
    /// @param last of each lane, the number that was taken last; advanced in place
    /// @return its next offset is not after the first record whose number is above the bounds
    public Batch take(List<Message> records, long[] last) {
        var taking = new Taking(last);
        int taken = 0;
        Problem stop = null;
        while (taken < records.size() && taking.hasRoom()) {
            Message message = records.get(taken);
            try {
                taking.take(read(message), message);
            } catch (Unreadable e) {
                stop = new Problem(e.kind, message + ": " + e.getMessage());
                break;
            }
            taken++;
        }
        return new Batch(
                taking.events,
                Math.min(taking.leftAt, nextOffset(records, taken)),
                taken,
                taking.beyond,
                taking.duplicates,
                stop);
    }

    /// A batch while it grows.
    private final class Taking {
        private final long[] last;
        private final List<EventEnvelope> events = new ArrayList<>();
        private final Map<Integer, Long> beyond = new HashMap<>();
        private int duplicates;
        private long bytes;
        private long leftAt = Long.MAX_VALUE;

        Taking(long[] last) {
            this.last = last;
        }

        boolean hasRoom() {
            return events.size() < maxEvents && bytes < BATCH_BYTES;
        }

        void take(StoredEvent event, Message message) {
            int lane = event.lane();
            long next = last[lane] + 1;
            if (event.laneSeq() < next) {
                duplicates++;
            } else if (event.laneSeq() <= upTo[lane]) {
                takeNew(event, next, message);
            } else {
                leftAt = Math.min(leftAt, message.offset());
            }
        }

        private void takeNew(StoredEvent event, long next, Message message) {
            if (event.laneSeq() > next) {
                beyond.merge(event.lane(), event.laneSeq(), Math::max);
                return;
            }
            if (wanted.test(event)) {
                events.add(decode(event, message));
                bytes += event.json().length;
            }
            last[event.lane()] = next;
        }
    }

    private static long nextOffset(List<Message> records, int taken) {
        return taken < records.size()
                ? records.get(taken).offset()
                : records.getLast().offset() + 1;
    }

    private StoredEvent read(Message message) {
        StoredEvent event;
        try {
            event = message.read();
        } catch (RuntimeException e) {
            throw new Unreadable(Problem.Kind.UNREADABLE, "not an event: " + cause(e));
        }
        if (!event.store().equals(topic.store())) {
            throw new Unreadable(
                    Problem.Kind.FOREIGN,
                    "the event is of store %s, the topic of store %s: run tidemark relay rebuild"
                            .formatted(event.store(), topic.store()));
        }
        if (event.lane() != Lane.of(event.household())
                || Lane.partition(event.lane(), topic.partitions()) != message.partition()) {
            throw new Unreadable(
                    Problem.Kind.UNREADABLE,
                    "the event says lane %d, which its household or this partition has not"
                            .formatted(event.lane()));
        }
        return event;
    }

    private EventEnvelope decode(StoredEvent event, Message message) {
        try {
            return message.decode(codec);
        } catch (NeedsNewerRelease e) {
            throw new Unreadable(Problem.Kind.NEEDS_NEWER_RELEASE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (isOfDatabase(e)) {
                throw e;
            }
            throw new Unreadable(
                    Problem.Kind.UNREADABLE,
                    "event %s of lane %d number %d, %s revision %d, cannot be decoded: %s"
                            .formatted(
                                    event.eventId(),
                                    event.lane(),
                                    event.laneSeq(),
                                    event.type(),
                                    event.revision(),
                                    e.getClass().getSimpleName()));
        }
    }

    /// The keys of personal texts come from a database; when it is away, the event is not at fault.
    private static boolean isOfDatabase(Throwable e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    private static String cause(RuntimeException e) {
        return e instanceof IllegalArgumentException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }
}
