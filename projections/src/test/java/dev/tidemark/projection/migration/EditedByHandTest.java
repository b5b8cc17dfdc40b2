package dev.tidemark.projection.migration;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.status.ProjectionStatus;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody alters the tables of the live version by hand.
class EditedByHandTest {
    private static final String MODEL = "edited";

    private final DatabaseAddress address = TestDatabase.fresh();
    private final TestTopic topic = new TestTopic(address, 4);
    private final Spending spending = new Spending(10, 20);
    private final Tally one = new Tally(MODEL, 1);
    private final Tally two = new Tally(MODEL, 2);
    private final TestEngine engine = new TestEngine(address, topic, List.of(one, two));
    private final Migrations migrations = engine.migrations();

    @BeforeEach
    void some_history() {
        topic.publish(spending.next(topic, 1_000));
        engine.awaitHead();
    }

    @AfterEach
    void close() {
        engine.close();
        topic.close();
    }

    private void alter(String sql) {
        topic.store().sql().sql("alter table edited_v1.entry " + sql).update();
    }

    private long ready(int version) {
        long id = migrations.start(MODEL, version, TestEngine.ANNA).id();
        engine.await(id, Phase.Ready.class);
        return id;
    }

    /// Rows that the second version has and the first has not, by the columns of the changelog.
    private long differing() {
        String rows =
                "select household, aggregate, account, amount, direction, booked_on, recorded_at, payee, amended from edited_v%d.entry";
        return topic.store()
                .sql()
                .sql(
                        "select count(*) from (%s except %s) d"
                                .formatted(rows.formatted(2), rows.formatted(1)))
                .query(Long.class)
                .single();
    }

    private List<BuildStatus.Stopped> stopped() {
        return new ProjectionStatus(engine.database(), List.of(one, two))
                .all().stream().flatMap(status -> status.stopped().stream()).toList();
    }

    @Test
    void a_dropped_column_stops_the_live_version_by_name_until_it_is_back_and_a_rebuild_fills_it() {
        alter("drop column payee");
        topic.publish(spending.next(topic, 200));
        await().atMost(Duration.ofSeconds(20)).until(() -> !stopped().isEmpty());
        assertThat(stopped()).allSatisfy(one -> assertThat(one.message()).contains("payee"));
        assertThat(engine.active(MODEL)).isEqualTo(one.id());

        alter("add column payee text");
        engine.awaitHead();
        long mending = ready(1);
        migrations.switchOver(List.of(mending), TestEngine.ANNA);
        engine.await(mending, Phase.Retired.class);

        ready(2);
        assertThat(differing()).isZero();
    }

    @Test
    void an_added_column_is_in_nobodys_way_and_a_check_finds_it() {
        alter("add column note text default 'by hand'");
        assertThat(engine.check()).singleElement().matches(check -> !check.passed());
        topic.publish(spending.next(topic, 200));
        engine.awaitHead();
        long mending = ready(1);
        migrations.switchOver(List.of(mending), TestEngine.ANNA);
        engine.await(mending, Phase.Retired.class);

        long id = ready(2);
        migrations.switchOver(List.of(id), TestEngine.ANNA);
        assertThat(engine.active(MODEL)).isEqualTo(two.id());
        assertThat(differing()).isZero();
    }

    @Test
    void a_candidate_that_was_altered_is_not_switched_to_and_the_gate_says_what_differs() {
        long id = ready(2);
        topic.store().sql().sql("drop index edited_v2.entry_by_account").update();

        assertThat(migrations.closedGates(id))
                .singleElement(as(STRING))
                .contains(
                        "schema edited_v2",
                        "index entry_by_account on entry is missing",
                        "by hand");
        assertThatThrownBy(() -> migrations.switchOver(List.of(id), TestEngine.ANNA))
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("entry_by_account");

        topic.store()
                .sql()
                .sql(
                        "create index entry_by_account on edited_v2.entry (household, account, booked_on)")
                .update();
        migrations.switchOver(List.of(id), TestEngine.ANNA);
        assertThat(engine.active(MODEL)).isEqualTo(two.id());
    }

    /// The role that makes schemas cannot make any by then.
    @Test
    void a_process_that_did_not_verify_has_made_what_the_gate_compares_with_before_the_switch() {
        long id = ready(2);
        try (var restarted =
                TestEngine.hosting(address, topic.bootstrapServers(), List.of(one, two))) {
            restarted.look();
            topic.store()
                    .sql()
                    .sql(
                            "revoke create on database %s from tidemark_migrator"
                                    .formatted(address.database()))
                    .update();

            assertThat(restarted.migrations().closedGates(id)).isEmpty();
        }
    }
}
