package dev.tidemark.command.relay;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What accidents and people do to a topic.
final class MaimedTopic implements AutoCloseable {
    private final RelayWorld world;
    private final Admin admin;

    MaimedTopic(RelayWorld world) {
        this.world = world;
        this.admin = Admin.create(connection());
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", world.kafka);
    }

    private List<TopicPartition> partitions() {
        return IntStream.range(0, RelayWorld.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(world.topic, partition))
                .toList();
    }

    void keepFirstHalves() throws Exception {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> all = read();
        admin.deleteTopics(List.of(world.topic)).all().get();
        var empty = new NewTopic(world.topic, RelayWorld.PARTITIONS, (short) 1);
        admin.createTopics(List.of(empty.configs(Map.of("retention.ms", "-1")))).all().get();
        awaitLeaders();
        try (var producer = RelayConfiguration.producer(connection())) {
            all.values()
                    .forEach(each ->
                            each.stream()
                                    .limit(each.size() / 2)
                                    .map(MaimedTopic::again)
                                    .forEach(producer::send));
        }
    }

    /// A partition that refuses a first batch and takes the second has an idempotent producer try
    /// the first until its delivery timeout, two minutes.
    private void awaitLeaders() {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        partitions().forEach(each -> ends.put(each, OffsetSpec.latest()));
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> admin.listOffsets(ends).all().get().size() == ends.size());
    }

    private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> read) {
        return new ProducerRecord<>(
                read.topic(), read.partition(), read.key(), read.value(), read.headers());
    }

    private Map<Integer, List<ConsumerRecord<byte[], byte[]>>> read() {
        var bytes = new ByteArrayDeserializer();
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> all = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(connection(), bytes, bytes)) {
            consumer.assign(partitions());
            consumer.seekToBeginning(partitions());
            var ends = consumer.endOffsets(partitions());
            while (partitions().stream()
                    .anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (var read : consumer.poll(Duration.ofMillis(100))) {
                    all.computeIfAbsent(read.partition(), _ -> new ArrayList<>()).add(read);
                }
            }
        }
        return all;
    }

    void deleteBeginnings() throws Exception {
        int partition = read().keySet().iterator().next();
        admin.deleteRecords(
                        Map.of(
                                new TopicPartition(world.topic, partition),
                                RecordsToDelete.beforeOffset(1)))
                .all()
                .get();
    }

    void scribble() throws Exception {
        try (var producer = RelayConfiguration.producer(connection())) {
            producer.send(new ProducerRecord<>(world.topic, 0, new byte[0], new byte[0])).get();
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
