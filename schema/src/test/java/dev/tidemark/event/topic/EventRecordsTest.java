package dev.tidemark.event.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EventRecordsTest {
    private static final EventRecords.StoredEvent EVENT =
            new EventRecords.StoredEvent(
                    UUID.randomUUID(),
                    200,
                    77,
                    UUID.randomUUID(),
                    "expense-recorded",
                    1,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    3,
                    Instant.parse("1969-12-31T23:59:59.123456Z"),
                    "änna",
                    UUID.randomUUID(),
                    null,
                    new byte[] {1, 2});

    @Test
    void a_record_says_what_the_store_says() {
        assertThat(EventRecords.read(consumed(EventRecords.write(EVENT, "t", 8))))
                .usingRecursiveComparison()
                .isEqualTo(EVENT);
    }

    @Test
    void a_missing_or_malformed_header_is_named() {
        ProducerRecord<byte[], byte[]> message = EventRecords.write(EVENT, "t", 8);
        message.headers().remove("lane-seq").add("lane-seq", new byte[3]);

        assertThatThrownBy(() -> EventRecords.read(consumed(message)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lane-seq");
    }

    private static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> sent) {
        var message =
                new ConsumerRecord<>(sent.topic(), sent.partition(), 0, sent.key(), sent.value());
        sent.headers().forEach(message.headers()::add);
        return message;
    }
}
