package dev.tidemark.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The topics as they lie in Kafka: made, checked and read, never changed. Each call is bounded.
final class EventTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> connection;
    private final Duration call;
    private final Admin admin;

    EventTopic(Map<String, Object> connection, Duration call) {
        this.call = call;
        this.connection = new LinkedHashMap<>(connection);
        this.connection.put("request.timeout.ms", (int) call.toMillis());
        this.connection.put("default.api.timeout.ms", (int) call.toMillis());
        this.admin = Admin.create(this.connection);
    }

    /// The number of partitions, if there is such a topic.
    Optional<Integer> partitions(String name) {
        try {
            var topic =
                    answer(admin.describeTopics(List.of(name)).allTopicNames())
                            .values()
                            .iterator()
                            .next();
            return Optional.of(topic.partitions().size());
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    void create(Generation generation, short replication) {
        var topic = new NewTopic(generation.topic(), generation.partitions(), replication);
        try {
            answer(
                    admin.createTopics(List.of(topic.configs(TopicRules.settings(replication))))
                            .all());
        } catch (TopicExistsException e) {
            // Made by a relay that was stopped before it could say so; its settings are checked.
        }
    }

    /// @throws Refused naming the setting that would lose or refuse events
    void requireSettings(Generation generation, int configuredPartitions) {
        var name = generation.topic();
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        var rules = new TopicRules(generation, configuredPartitions);
        rules.requirePartitions(partitions(name).orElseThrow(() -> notThere(name)));
        answer(admin.describeConfigs(List.of(resource)).all())
                .values()
                .forEach(rules::requireSettings);
    }

    /// Made a moment ago, and not known to every broker: to be asked for again.
    private static KafkaException notThere(String topic) {
        return new UnknownTopicOrPartitionException("topic " + topic + " is not there yet");
    }

    /// Where the records of each partition begin, and the offset that its next one gets.
    record Extent(long[] begins, long[] ends) {}

    interface Visit {
        void take(ConsumerRecord<byte[], byte[]> message) throws SQLException;
    }

    Extent extent(Generation generation) {
        return new Extent(
                offsets(generation, OffsetSpec.earliest()),
                offsets(generation, OffsetSpec.latest()));
    }

    private long[] offsets(Generation generation, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        IntStream.range(0, generation.partitions())
                .forEach(each -> asked.put(in(generation, each), which));
        long[] offsets = new long[generation.partitions()];
        answer(admin.listOffsets(asked).all())
                .forEach((partition, found) -> offsets[partition.partition()] = found.offset());
        return offsets;
    }

    /// Reads each partition from the offset given for it up to the extent's end.
    void read(Generation generation, long[] from, Extent extent, Lease lease, Visit visit)
            throws SQLException {
        Set<TopicPartition> open = new HashSet<>();
        try (var consumer = consumer()) {
            IntStream.range(0, from.length)
                    .filter(each -> from[each] < extent.ends()[each])
                    .forEach(each -> open.add(in(generation, each)));
            consumer.assign(open);
            open.forEach(each -> consumer.seek(each, from[each.partition()]));
            long heardAt = System.nanoTime();
            while (!open.isEmpty()) {
                var messages = consumer.poll(POLL);
                for (var message : messages) {
                    if (message.offset() < extent.ends()[message.partition()]) {
                        visit.take(message);
                    }
                }
                open.removeIf(each -> consumer.position(each) >= extent.ends()[each.partition()]);
                lease.keep();
                heardAt = messages.isEmpty() ? heardAt : System.nanoTime();
                if (System.nanoTime() - heardAt > call.toNanos()) {
                    throw silent();
                }
            }
        }
    }

    private static TopicPartition in(Generation generation, int partition) {
        return new TopicPartition(generation.topic(), partition);
    }

    private KafkaException silent() {
        return new org.apache.kafka.common.errors.TimeoutException(
                "no answer within " + call.toMillis() + " ms");
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new LinkedHashMap<>(connection);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "none");
        settings.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(call.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka
                    ? kafka
                    : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw silent();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
