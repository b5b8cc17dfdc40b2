package dev.tidemark.projection.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import dev.tidemark.store.Lane;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A check finds what differs, and where.
class ChecksTest {
    private final DatabaseAddress address = TestDatabase.fresh();
    private final TestTopic topic = new TestTopic(address, 4);
    private final Spending spending = new Spending(11, 40);
    private final Tally tally = new Tally("checked_" + letters(UUID.randomUUID()));
    private final TestRunners runners = new TestRunners(address, topic, tally);
    private final UUID victim = spending.household(0);

    private static String letters(UUID id) {
        return id.toString().replaceAll("[^a-z]", "");
    }

    @AfterEach
    void close() {
        runners.close();
        topic.close();
    }

    @Test
    void a_planted_difference_and_a_missing_event_are_found_by_a_check() {
        topic.publish(spending.next(topic, 200));
        runners.start();
        runners.awaitHead();
        assertThat(runners.check().passed()).isTrue();

        runners.database()
                .sql()
                .sql(
                        "update %s.account set total = total + 1 where household = ?"
                                .formatted(runners.schema()))
                .param(victim)
                .update();
        runners.database()
                .sql()
                .sql(
                        "update %s.checkpoint_lane set event_hash = event_hash + 1 where lane = ?"
                                .formatted(runners.schema()))
                .param(Lane.of(victim))
                .update();

        VersionCheck check = runners.check();
        assertThat(check.passed()).isFalse();
        assertThat(check.tables())
                .filteredOn(table -> !table.equal())
                .extracting(VersionCheck.TableCheck::table)
                .containsExactly("account");
        assertThat(check.completeness().differingLanes()).containsExactly(Lane.of(victim));
    }
}
