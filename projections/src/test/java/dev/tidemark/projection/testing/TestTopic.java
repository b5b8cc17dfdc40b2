package dev.tidemark.projection.testing;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.event.Event;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.topic.EventRecords;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.personal.JdbcPersonalKeys;
import dev.tidemark.personal.PersonalCipher;
import dev.tidemark.store.Lane;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// An event store and its topic, filled by a test in the place of commands and relay. It sends what
/// it is told to, so that it can also leave out, repeat and garble.
public final class TestTopic implements AutoCloseable {
    public static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final TestStore store;
    private final String bootstrapServers;
    private final EventJson codec;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final Map<UUID, Long> aggregates = new HashMap<>();
    private String name = "";
    private int partitions;
    private int generation;

    public TestTopic(DatabaseAddress address, int partitions) {
        this(address, partitions, TestServers.kafka());
    }

    public TestTopic(DatabaseAddress address, int partitions, String bootstrapServers) {
        store = new TestStore(address);
        this.bootstrapServers = bootstrapServers;
        codec =
                new EventJson(
                        new PersonalCipher(new JdbcPersonalKeys(store.dataSource(), MASTER_KEY)));
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "linger.ms",
                        1,
                        // The first sends to a topic made a moment ago find no leader; several at
                        // once would then be out of order for good.
                        "max.in.flight.requests.per.connection",
                        1);
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        begin(partitions);
    }

    /// A new generation, empty, with so many partitions.
    public void begin(int newPartitions) {
        partitions = newPartitions;
        name = "events-" + UUID.randomUUID();
        try {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        generation = store.beginTopic(name, partitions);
    }

    public EventJson codec() {
        return codec;
    }

    public TestStore store() {
        return store;
    }

    /// Gives an event its numbers. Neither stored nor sent yet.
    public StoredEvent number(UUID household, UUID aggregate, Event event) {
        EventCatalog.Entry entry = codec.catalog().of(event);
        int lane = Lane.of(household);
        return new StoredEvent(
                store.id(),
                lane,
                store.next(lane),
                UUID.randomUUID(),
                entry.type(),
                entry.revision(),
                household,
                aggregate,
                aggregates.merge(aggregate, 1L, Long::sum) - 1,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                "anna",
                UUID.randomUUID(),
                null,
                codec.write(event, household));
    }

    /// Stores and sends.
    public void publish(Collection<StoredEvent> events) {
        store.append(events);
        send(events);
    }

    public EventEnvelope publish(UUID household, UUID aggregate, Event event) {
        StoredEvent numbered = number(household, aggregate, event);
        publish(List.of(numbered));
        return numbered.decode(codec);
    }

    /// Sends only, and says in the store that it is sent.
    public void send(Collection<StoredEvent> events) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (StoredEvent event : events) {
            records.add(EventRecords.write(event, name, Lane.partition(event.lane(), partitions)));
        }
        send(records);
        store.relayed(generation, events);
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        producer.flush();
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public ProducerRecord<byte[], byte[]> record(StoredEvent event) {
        return EventRecords.write(event, name, Lane.partition(event.lane(), partitions));
    }

    /// Sends any record, however wrong.
    public void sendRaw(ProducerRecord<byte[], byte[]> record) {
        send(List.of(record));
    }

    /// Cuts the log's beginning off.
    public void forgetBefore(int partition, long offset) {
        try {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(name, partition),
                                    RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String name() {
        return name;
    }

    public int partitions() {
        return partitions;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        store.close();
    }
}
