package dev.tidemark.projection.hosting;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// Waits for the broker, and says which address did not answer.
record KafkaStart(String bootstrapServers, Duration patience) {
    void await() {
        var timeout = (int) patience.toMillis();
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        timeout,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Math.min(timeout, 5_000));
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get(timeout, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new HostNotStarted(
                    "Kafka at %s did not answer within %d s. Start it, or correct tidemark.kafka.bootstrap-servers."
                            .formatted(bootstrapServers, patience.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostNotStarted("interrupted while waiting for Kafka", e);
        }
    }
}
