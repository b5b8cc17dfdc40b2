package dev.tidemark.projection.migration;

import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.projection.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The process that hosts engine and runners is killed by the operating system; another finishes
/// what it had begun.
class KilledHostTest {
    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"BUILDING", "VERIFYING", "LIVE"})
    void another_process_finishes_what_a_killed_one_had_begun(Moment moment) {
        try (var standstill = new Standstill(TestDatabase.fresh(), TestServers.kafka())) {
            standstill.reach(moment);
            standstill.killHost();
            standstill.requireStill(moment);
            standstill.release();
            standstill.publish(200);
            standstill.startHost();
            standstill.requireFinished(moment);
        }
    }
}
