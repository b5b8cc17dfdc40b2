package dev.tidemark.projection.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.Tallies;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import dev.tidemark.store.Lane;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A check finds what differs, and where.
class ChecksTest {
    private final Tallies tallies = new Tallies();
    private final TestTopic topic = tallies.topic();
    private final Spending spending = new Spending(11, 40);
    private final Tally tally = Tallies.named("checked_");
    private final TestRunners runners = tallies.runners(tally);
    private final UUID victim = spending.household(0);

    @AfterEach
    void close() {
        tallies.close();
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
