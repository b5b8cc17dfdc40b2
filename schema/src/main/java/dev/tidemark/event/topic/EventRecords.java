package dev.tidemark.event.topic;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Events to records of the topic and back. The key is the household's id, the value the event's
/// JSON with personal texts as ciphertext, everything else a header: 16 bytes for an id, 8 for a
/// number, UTF-8 for a text, `recorded-at` in microseconds since the epoch.
public final class EventRecords {
    static final String STORE = "store";
    static final String LANE = "lane";
    static final String LANE_SEQ = "lane-seq";
    static final String EVENT_ID = "event-id";
    static final String TYPE = "type";
    static final String REVISION = "revision";
    static final String HOUSEHOLD = "household";
    static final String AGGREGATE = "aggregate";
    static final String AGGREGATE_SEQ = "aggregate-seq";
    static final String RECORDED_AT = "recorded-at";
    static final String ACTOR = "actor";
    static final String CORRELATION = "correlation";
    static final String CAUSATION = "causation";

    private EventRecords() {}

    /// An event as it lies in the store, its JSON untouched.
    public record StoredEvent(
            UUID store,
            int lane,
            long laneSeq,
            UUID eventId,
            String type,
            int revision,
            UUID household,
            UUID aggregate,
            long aggregateSeq,
            Instant recordedAt,
            String actor,
            UUID correlation,
            @Nullable UUID causation,
            byte[] json) {
        /// Of the store's table `e`, as [#of] reads them.
        public static final String COLUMNS =
                """
                e.lane, e.lane_seq, e.event_id, e.type, e.revision, e.household, e.aggregate_id,
                e.aggregate_seq, e.recorded_at, e.actor, e.correlation_id, e.causation_id, e.payload\
                """;

        /// A row of [#COLUMNS].
        public static StoredEvent of(UUID store, ResultSet row) throws SQLException {
            return new StoredEvent(
                    store,
                    row.getInt(1),
                    row.getLong(2),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getInt(5),
                    row.getObject(6, UUID.class),
                    row.getObject(7, UUID.class),
                    row.getLong(8),
                    row.getObject(9, OffsetDateTime.class).toInstant(),
                    row.getString(10),
                    row.getObject(11, UUID.class),
                    row.getObject(12, UUID.class),
                    row.getBytes(13));
        }

        /// @throws dev.tidemark.event.json.NeedsNewerRelease if this release does not know the
        ///   event
        public EventEnvelope decode(EventJson codec) {
            return new EventEnvelope(
                    store,
                    lane,
                    laneSeq,
                    eventId,
                    household,
                    aggregate,
                    aggregateSeq,
                    recordedAt,
                    actor,
                    correlation,
                    causation,
                    codec.read(type, revision, json));
        }
    }

    public static ProducerRecord<byte[], byte[]> write(
            StoredEvent event, String topic, int partition) {
        var message =
                new ProducerRecord<>(topic, partition, bytes(event.household()), event.json());
        message.headers()
                .add(STORE, bytes(event.store()))
                .add(LANE, bytes(event.lane()))
                .add(LANE_SEQ, bytes(event.laneSeq()))
                .add(EVENT_ID, bytes(event.eventId()))
                .add(TYPE, bytes(event.type()))
                .add(REVISION, bytes(event.revision()))
                .add(HOUSEHOLD, bytes(event.household()))
                .add(AGGREGATE, bytes(event.aggregate()))
                .add(AGGREGATE_SEQ, bytes(event.aggregateSeq()))
                .add(RECORDED_AT, bytes(micros(event.recordedAt())))
                .add(ACTOR, bytes(event.actor()))
                .add(CORRELATION, bytes(event.correlation()));
        if (event.causation() != null) {
            message.headers().add(CAUSATION, bytes(event.causation()));
        }
        return message;
    }

    /// @throws IllegalArgumentException naming the header that is missing or malformed
    public static StoredEvent read(ConsumerRecord<byte[], byte[]> message) {
        Headers headers = message.headers();
        return new StoredEvent(
                id(headers, STORE),
                (int) number(headers, LANE),
                number(headers, LANE_SEQ),
                id(headers, EVENT_ID),
                text(headers, TYPE),
                (int) number(headers, REVISION),
                id(headers, HOUSEHOLD),
                id(headers, AGGREGATE),
                number(headers, AGGREGATE_SEQ),
                instant(number(headers, RECORDED_AT)),
                text(headers, ACTOR),
                id(headers, CORRELATION),
                headers.lastHeader(CAUSATION) == null ? null : id(headers, CAUSATION),
                message.value());
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                instant.getNano() / 1_000);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static UUID id(Headers headers, String name) {
        ByteBuffer buffer = ByteBuffer.wrap(value(headers, name, 16));
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static long number(Headers headers, String name) {
        return ByteBuffer.wrap(value(headers, name, 8)).getLong();
    }

    private static String text(Headers headers, String name) {
        return new String(value(headers, name, -1), StandardCharsets.UTF_8);
    }

    private static byte[] value(Headers headers, String name, int length) {
        Header header = headers.lastHeader(name);
        if (header == null || (length >= 0 && header.value().length != length)) {
            throw new IllegalArgumentException(
                    "the record's header " + name + " is missing or malformed");
        }
        return header.value();
    }
}
