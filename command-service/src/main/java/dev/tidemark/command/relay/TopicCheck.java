package dev.tidemark.command.relay;

import dev.tidemark.command.relay.Lanes.Place;
import dev.tidemark.event.topic.EventRecords;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.store.Lane;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Proves that store and topic belong together, before anything is sent.
///
/// Beside each lane's checkpoint the store keeps the offset at which that number was acknowledged.
/// A partition only ever loses its tail; so if the record at the highest of these offsets is still
/// the one that was acknowledged there, everything before it is there too. What lies behind it was
/// sent by a relay that did not live to store its checkpoint, or by one that slept through its
/// lease: each such record must be in the store, at that number, with that event id. If one is not,
/// the store is older than the topic. So a start reads a batch or two, whatever the topic's size.
///
/// Where the record is gone, the partition is read from its beginning by the readers' own rule,
/// which says for each lane up to which number the topic can still be trusted; the rest is asked
/// for again as [Requests]. A reader may have stored an offset that lies in the lost part, and
/// would pass over what is put there in another order. So the lost run is sent until one run began
/// a whole batch past the last acknowledged offset: there no reader has been.
final class TopicCheck {
    private static final int PLACES_AT_ONCE = 1000;

    private final EventTopic topic;
    private final Lanes lanes;
    private final Checkpoints checkpoints;
    private final Generation generation;
    private final Lease lease;
    private final EventTopic.Extent extent;
    private final List<Place> unproven = new ArrayList<>();
    private final Set<Integer> lost = new TreeSet<>();

    TopicCheck(EventTopic topic, Lanes lanes, Checkpoints checkpoints, Lease lease) {
        this.topic = topic;
        this.lanes = lanes;
        this.checkpoints = checkpoints;
        this.generation = checkpoints.generation();
        this.lease = lease;
        this.extent = topic.extent(generation);
    }

    boolean topicIsEmpty() {
        return LongStream.of(extent.ends()).allMatch(end -> end == 0);
    }

    /// @throws Refused.StoreIsOlder if a record is not in the store
    /// @throws Refused if a record is not the relay's
    void prove() throws SQLException {
        long[] from = new long[generation.partitions()];
        for (int partition = 0; partition < from.length; partition++) {
            long acknowledged = checkpoints.newestOffset(partition);
            if (acknowledged >= extent.ends()[partition]) {
                lost.add(partition);
            }
            from[partition] = Math.max(Math.max(acknowledged, 0), extent.begins()[partition]);
        }
        topic.read(generation, from, extent, lease, this::proveTail);
        proveRest();
    }

    private void proveTail(ConsumerRecord<byte[], byte[]> message) throws SQLException {
        StoredEvent event = prove(message);
        int partition = message.partition();
        int lane = checkpoints.newest(partition);
        if (message.offset() == checkpoints.offset(lane)
                && (event.lane() != lane || event.laneSeq() != checkpoints.number(lane))) {
            lost.add(partition);
        }
    }

    private StoredEvent prove(ConsumerRecord<byte[], byte[]> message) throws SQLException {
        StoredEvent event = decoded(message);
        if (!event.store().equals(generation.store())) {
            throw new Refused.StoreIsOlder(
                    generation.topic(), "an event of store " + event.store());
        }
        unproven.add(new Place(event.lane(), event.laneSeq(), event.eventId()));
        if (unproven.size() == PLACES_AT_ONCE) {
            proveRest();
        }
        return event;
    }

    private void proveRest() throws SQLException {
        for (Place absent : lanes.absent(unproven)) {
            throw new Refused.StoreIsOlder(
                    generation.topic(),
                    "lane %d number %d (event %s)"
                            .formatted(absent.lane(), absent.number(), absent.event()));
        }
        unproven.clear();
    }

    private StoredEvent decoded(ConsumerRecord<byte[], byte[]> message) {
        try {
            return EventRecords.read(message);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    Refused.Kind.FOREIGN_RECORD,
                    "topic %s, partition %d, offset %d is not a record of the relay: %s. Keep other writers out of the topic, then run tidemark relay rebuild to send all events to a new one."
                            .formatted(
                                    generation.topic(),
                                    message.partition(),
                                    message.offset(),
                                    e.getMessage()));
        }
    }

    /// @throws Refused if a reader that begins at offset 0 would miss something
    void requireBeginnings() {
        for (int partition = 0; partition < generation.partitions(); partition++) {
            long begin = extent.begins()[partition];
            if (begin > 0) {
                throw new Refused(
                        Refused.Kind.TOPIC_BEGINNING,
                        "topic %s, partition %d begins at offset %d: its first events have been deleted. Run tidemark relay rebuild to send all events to a new topic."
                                .formatted(generation.topic(), partition, begin));
            }
        }
    }

    /// Asks for everything that lost tails have taken. Ends before it is done, it is all asked for
    /// again at the next start: the offsets are forgotten last.
    void askForLost(Requests requests, int batchEvents) throws SQLException {
        long[] held = lost.isEmpty() ? new long[0] : held();
        for (int partition : lost) {
            long past = checkpoints.newestOffset(partition) + 1 + batchEvents;
            String reason =
                    "topic " + generation.topic() + " has lost the tail of partition " + partition;
            int[] shortened =
                    generation
                            .lanes(partition)
                            .filter(lane -> held[lane] < checkpoints.number(lane))
                            .toArray();
            for (int lane : shortened) {
                requests.ask(lane, held[lane] + 1, past, reason);
            }
            if (shortened.length == 0) {
                int lane = checkpoints.newest(partition);
                requests.ask(lane, checkpoints.number(lane), past, reason);
            }
            checkpoints.forgetOffsets(partition);
        }
    }

    /// What a reader that begins at offset 0 would have taken of each lane of the lost partitions.
    private long[] held() throws SQLException {
        long[] held = new long[Lane.COUNT];
        long[] beginnings = new long[generation.partitions()];
        Arrays.setAll(beginnings, partition -> lost.contains(partition) ? 0 : Long.MAX_VALUE);
        topic.read(
                generation,
                beginnings,
                extent,
                lease,
                message -> {
                    StoredEvent event = prove(message);
                    if (event.laneSeq() == held[event.lane()] + 1) {
                        held[event.lane()]++;
                    }
                });
        proveRest();
        return held;
    }
}
