package dev.tidemark.command.relay;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;

/// What a topic must be: it keeps every event for ever, takes the largest one, and has the
/// partitions that its lanes were given.
record TopicRules(Generation generation, int configuredPartitions) {
    /// A record of the largest event the store takes, with its headers, and room to spare.
    private static final int RECORD_BYTES = 512 * 1024;

    private static final Map<String, String> WANTED =
            Map.of("retention.ms", "-1", "retention.bytes", "-1", "cleanup.policy", "delete");

    static Map<String, String> settings(int replication) {
        Map<String, String> settings = new HashMap<>(WANTED);
        settings.put("max.message.bytes", "" + 2 * RECORD_BYTES);
        if (replication > 2) {
            settings.put("min.insync.replicas", "2");
        }
        return settings;
    }

    void requirePartitions(int partitions) {
        if (partitions != generation.partitions()) {
            throw new Refused(
                    Refused.Kind.TOPIC_PARTITIONS,
                    "topic %s has %d partitions, not the %d it was made with: its events are no longer where readers look. Run tidemark relay rebuild to send them to a new topic."
                            .formatted(generation.topic(), partitions, generation.partitions()));
        }
        if (partitions != configuredPartitions) {
            throw new Refused(
                    Refused.Kind.TOPIC_PARTITIONS,
                    "topic %s has %d partitions, but tidemark.topic.partitions is %d: set it to %2$d, or run tidemark relay rebuild to send all events to a new topic with %3$d."
                            .formatted(generation.topic(), partitions, configuredPartitions));
        }
    }

    void requireSettings(Config config) {
        WANTED.forEach((setting, wanted) -> {
            if (!value(config, setting).equals(wanted)) {
                throw wrong(setting, value(config, setting), wanted);
            }
        });
        String largest = value(config, "max.message.bytes");
        if (Integer.parseInt(largest) < RECORD_BYTES) {
            throw wrong("max.message.bytes", largest, "at least " + RECORD_BYTES);
        }
    }

    private static String value(Config config, String setting) {
        return String.valueOf(config.get(setting).value());
    }

    private Refused wrong(String setting, String is, String wanted) {
        return new Refused(
                Refused.Kind.TOPIC_SETTINGS,
                "topic %s has %s=%s, it must be %s. Change it with kafka-configs --alter --entity-type topics --entity-name %1$s; sending goes on by itself."
                        .formatted(generation.topic(), setting, is, wanted));
    }
}
