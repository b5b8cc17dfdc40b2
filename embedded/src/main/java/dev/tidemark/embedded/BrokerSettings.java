package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/// The settings of a single broker for one machine.
public final class BrokerSettings {
    private BrokerSettings() {}

    /// What differs from Kafka's defaults wherever Tidemark starts the broker, as a child process
    /// or as a container.
    public static Map<String, String> ofOneMachine() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After kill -9 the broker's last registration must run out before it serves again.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        // A killed consumer holds its partitions for the session, 45 s by default.
        settings.put("group.consumer.min.session.timeout.ms", "1000");
        settings.put("group.consumer.session.timeout.ms", "6000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "100");
        settings.put("group.consumer.heartbeat.interval.ms", "1000");
        return settings;
    }

    static void write(Path file, KafkaOptions options, Path directory, int port, int controllerPort)
            throws IOException {
        var advertised = options.advertisedPort() == 0 ? port : options.advertisedPort();
        var properties = new Properties();
        properties.putAll(ofOneMachine());
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@" + address(controllerPort));
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put(
                "listeners",
                "PLAINTEXT://%s,CONTROLLER://%s".formatted(address(port), address(controllerPort)));
        properties.put("advertised.listeners", "PLAINTEXT://" + address(advertised));
        properties.put(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", directory.resolve("data").toString());
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("log.cleaner.dedupe.buffer.size", "8388608");
        properties.putAll(options.settings());
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }

    private static String address(int port) {
        return LoopbackPort.HOST + ":" + port;
    }
}
