package dev.tidemark.projection.log;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.topic.EventRecords;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record of the topic, which is read and decoded once however many builds take it. Two threads
/// that come at once may both do it; what they make is immutable and equal.
public final class Message {
    private final ConsumerRecord<byte[], byte[]> message;
    private @Nullable StoredEvent read;
    private @Nullable EventEnvelope decoded;

    private Message(ConsumerRecord<byte[], byte[]> message) {
        this.message = message;
    }

    public static List<Message> all(List<ConsumerRecord<byte[], byte[]>> messages) {
        return messages.stream().map(Message::new).toList();
    }

    public long offset() {
        return message.offset();
    }

    int partition() {
        return message.partition();
    }

    int bytes() {
        return message.serializedValueSize();
    }

    /// @throws IllegalArgumentException naming the header that is missing or malformed
    StoredEvent read() {
        StoredEvent known = read;
        if (known == null) {
            known = EventRecords.read(message);
            read = known;
        }
        return known;
    }

    EventEnvelope decode(EventJson codec) {
        EventEnvelope known = decoded;
        if (known == null) {
            known = read().decode(codec);
            decoded = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return message.topic() + "-" + message.partition() + " offset " + message.offset();
    }
}
