package dev.tidemark.command.relay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The topic that the relay makes.
///
/// @param name of generation 1; generation 2 is `<name>.g2`
/// @param partitions changes with a generation only
@ConfigurationProperties("tidemark.topic")
record TopicSettings(
        @DefaultValue("tidemark.events") String name,
        @DefaultValue("16") short partitions,
        @DefaultValue("1") short replication) {

    String name(int generation) {
        return generation == 1 ? name : name + ".g" + generation;
    }
}
