package dev.tidemark.projection.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Makes consumers. None of them ever reads or writes Kafka's committed offsets: where to read is
/// the checkpoint's to say.
public final class Consumers {
    private static final int FETCH_BYTES = 16 << 20;
    private static final int FORGET_ATTEMPTS = 5;

    private static final Duration FORGET_PAUSE = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final int maxPollRecords;

    public Consumers(String bootstrapServers, int maxPollRecords) {
        this.bootstrapServers = bootstrapServers;
        this.maxPollRecords = maxPollRecords;
    }

    /// Shares the partitions with the other members of the group.
    public KafkaConsumer<byte[], byte[]> member(String group, String instance) {
        Map<String, Object> settings = settings();
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, instance);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Reads what it assigns itself. The broker answers the requests of one connection in order: a
    /// fetch with nothing to bring would hold up every later one, closing included.
    public KafkaConsumer<byte[], byte[]> alone() {
        Map<String, Object> settings = settings();
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// The same for one that waits for new records all day, of whatever partition: what the relay
    /// sends together is one fetch, and where nothing is sent there are few.
    KafkaConsumer<byte[], byte[]> tail() {
        Map<String, Object> settings = settings();
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Removes a group that nobody is a member of any more.
    ///
    /// @return `false` if somebody still is, after a few seconds
    public boolean forget(String group) {
        Map<String, Object> broker =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(broker)) {
            for (int attempt = 0; attempt < FORGET_ATTEMPTS; attempt++) {
                if (forget(admin, group)) {
                    return true;
                }
                Thread.sleep(FORGET_PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static boolean forget(Admin admin, String group) throws InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
            return true;
        } catch (ExecutionException e) {
            return e.getCause() instanceof GroupIdNotFoundException;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        // A topic made a moment ago must not stay unknown for the default of five minutes.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }
}
