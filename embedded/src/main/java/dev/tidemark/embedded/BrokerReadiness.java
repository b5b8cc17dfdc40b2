package dev.tidemark.embedded;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// An open port is not a ready broker: it is ready when its controller lets it take part, which
/// after a crash takes seconds.
final class BrokerReadiness {
    private BrokerReadiness() {}

    static boolean isReached(String bootstrapServers, ChildProcess broker, Duration bound) {
        var settings =
                Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        200);
        try (var admin = Admin.create(settings)) {
            return ProcessFacts.becomesTrue(() -> !broker.runs() || takesPart(admin), bound)
                    && broker.runs();
        }
    }

    private static boolean takesPart(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
