package dev.tidemark.projection.migration;

import dev.tidemark.embedded.KafkaServer;
import dev.tidemark.embedded.PostgresServer;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.projection.testing.TestDatabase;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each process that a migration needs is killed in each phase, and started again.
@Tag("faults")
class KillMatrixTest {
    private static PostgresServer postgres;
    private static KafkaServer kafka;

    enum Victim {
        HOST,
        POSTGRES,
        KAFKA
    }

    @BeforeAll
    static void start() {
        postgres = TestServers.ownPostgres(true);
        kafka = TestServers.ownKafka();
    }

    @AfterAll
    static void stop() {
        kafka.close();
        postgres.close();
    }

    static Stream<Arguments> all() {
        return Arrays.stream(Victim.values())
                .flatMap(victim ->
                        Arrays.stream(Moment.values()).map(moment -> Arguments.of(victim, moment)));
    }

    @ParameterizedTest(name = "{0} while {1}")
    @MethodSource("all")
    void the_migration_goes_on_with_nothing_lost(Victim victim, Moment moment) {
        try (var standstill =
                new Standstill(
                        TestDatabase.freshOn(postgres.address()), kafka.bootstrapServers())) {
            standstill.reach(moment);
            killAndStart(victim, standstill);
            standstill.publish(200);
            standstill.requireFinished(moment);
        }
    }

    private static void killAndStart(Victim victim, Standstill standstill) {
        switch (victim) {
            case HOST -> {
                standstill.killHost();
                standstill.release();
                standstill.startHost();
            }
            case POSTGRES -> {
                postgres.kill9();
                standstill.release();
                postgres.startAgain();
                standstill.awaitDatabase();
            }
            case KAFKA -> {
                kafka.kill9();
                standstill.release();
                kafka.startAgain();
            }
        }
    }
}
