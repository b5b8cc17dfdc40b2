package dev.tidemark.projection.migration;

import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.projection.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A process that stood still for longer than its lease wakes up in the middle of a step.
@Tag("faults")
class FrozenHostTest {
    @Test
    void a_host_that_was_frozen_until_after_an_abort_changes_nothing() {
        try (var standstill = new Standstill(TestDatabase.fresh(), TestServers.kafka())) {
            standstill.reach(Moment.VERIFYING);
            try (EngineProcess frozen = standstill.freezeHost()) {
                standstill.release();
                standstill.startHost();
                standstill.abort();

                frozen.thaw();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> frozen.said("was taken or commanded by somebody else"));
                standstill.reach(Moment.READY);
                standstill.requireFinished(Moment.READY);
            }
        }
    }
}
