package dev.tidemark.command.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this instance relays.
///
/// @param enabled whether it may take the lease at all
/// @param poll how long an idle relay waits for a ring before it looks at the lanes by itself
/// @param lease how long a relay that has stopped answering holds up the others
/// @param batchEvents events read, sent and waited for at once, at most
/// @param batchBytes the same in bytes of payload; one event is always read
/// @param delivery how long one event may wait for its acknowledgement
@ConfigurationProperties("tidemark.relay")
record RelaySettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("50ms") Duration poll,
        @DefaultValue("5s") Duration lease,
        @DefaultValue("2000") int batchEvents,
        @DefaultValue("8000000") int batchBytes,
        @DefaultValue("10s") Duration delivery) {

    /// Bound of one call to Kafka: a lease outlives it.
    Duration call() {
        return lease.dividedBy(2);
    }

    Duration renewal() {
        return lease.dividedBy(4);
    }
}
