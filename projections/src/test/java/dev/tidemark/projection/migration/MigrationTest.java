package dev.tidemark.projection.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Instances;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A read model goes to its next version and back while events come in.
class MigrationTest {
    private static final String MODEL = "moved";

    private final DatabaseAddress address = TestDatabase.fresh();
    private final TestTopic topic = new TestTopic(address, 4);
    private final Spending spending = new Spending(5, 30);
    private final Tally one = new Tally(MODEL, 1);
    private final Tally two = new Tally(MODEL, 2);
    private final TestEngine engine = new TestEngine(address, topic, List.of(one, two));
    private final Migrations migrations = engine.migrations();

    @BeforeEach
    void some_history() {
        topic.publish(spending.next(topic, 3_000));
        engine.awaitHead();
    }

    @AfterEach
    void close() {
        engine.close();
        topic.close();
    }

    private Migration ready() {
        long id = migrations.start(MODEL, null, TestEngine.ANNA).id();
        return engine.await(id, Phase.Ready.class);
    }

    @Test
    void builds_verifies_switches_rolls_back_and_retires_with_nothing_lost() {
        Migration migration = ready();
        assertThat(engine.active(MODEL)).isEqualTo(one.id());
        assertThat(migrations.report(migration.id()).passed()).isTrue();

        topic.publish(spending.next(topic, 300));
        engine.awaitHead();
        migrations.switchOver(List.of(migration.id()), TestEngine.ANNA);
        assertThat(engine.active(MODEL)).isEqualTo(two.id());

        topic.publish(spending.next(topic, 300));
        engine.awaitHead();
        migrations.rollback(migration.id(), TestEngine.ANNA);
        assertThat(engine.active(MODEL)).isEqualTo(one.id());
        assertThat(engine.fingerprints(one)).isEqualTo(engine.fingerprints(two));

        migrations.switchOver(List.of(migration.id()), TestEngine.ANNA);
        migrations.retire(migration.id(), TestEngine.ANNA);
        Migration retired = engine.await(migration.id(), Phase.Retired.class);
        assertThat(engine.state(retired.from())).isEqualTo(Build.State.RETIRED);
        assertThat(engine.active(MODEL)).isEqualTo(new ProjectionId(MODEL, 2));
        assertThatThrownBy(() -> migrations.rollback(migration.id(), TestEngine.ANNA))
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("retired");
    }

    @Test
    void a_second_migration_of_the_same_read_model_is_refused() {
        migrations.start(MODEL, 2, TestEngine.ANNA);

        assertThatThrownBy(() -> migrations.start(MODEL, 2, TestEngine.ANNA))
                .isInstanceOf(MigrationRefused.class)
                .extracting(e -> ((MigrationRefused) e).kind())
                .isEqualTo(MigrationRefused.Kind.ALREADY_OPEN);
    }

    @Test
    void a_version_that_nobody_has_is_refused() {
        assertThatThrownBy(() -> migrations.start(MODEL, 3, TestEngine.ANNA))
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("no version 3");
    }

    @Test
    void an_abort_leaves_no_trace() {
        Migration migration = ready();
        migrations.abort(migration.id(), TestEngine.ANNA);

        engine.await(migration.id(), Phase.Aborted.class);
        assertThat(schemas()).containsExactly(MODEL + "_v1");
        assertThat(engine.state(migration.to())).isEqualTo(Build.State.DROPPED);
        Migration again = ready();
        assertThat(again.to().number()).isEqualTo(2);
    }

    private List<String> schemas() {
        return engine.database()
                .sql()
                .sql("select nspname from pg_namespace where nspname like ? order by 1")
                .param(MODEL + "%")
                .query(String.class)
                .list();
    }

    @Test
    void a_switch_before_the_report_is_refused_with_the_next_step() {
        long id = migrations.start(MODEL, 2, TestEngine.ANNA).id();
        migrations.pause(id, TestEngine.ANNA);

        assertThatThrownBy(() -> migrations.switchOver(List.of(id), TestEngine.ANNA))
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("switch is not possible");
    }

    @Test
    void another_process_goes_on_where_one_was_killed() {
        long id = migrations.start(MODEL, 2, TestEngine.ANNA).id();
        migrations.throttle(id, 500, TestEngine.ANNA);
        engine.await(id, Phase.Building.class);
        engine.kill();

        try (var other = new TestEngine(address, topic, List.of(one, two))) {
            other.migrations().throttle(id, null, TestEngine.ANNA);
            other.await(id, Phase.Ready.class);
            other.awaitHead();
            assertThat(other.fingerprints(two)).isEqualTo(other.fingerprints(one));
        }
    }

    @Test
    void rows_edited_by_hand_are_replaced_by_a_rebuild_of_the_same_version() {
        engine.database()
                .sql()
                .sql("update %s.account set total = total + 1".formatted(one.id().schema()))
                .update();
        engine.database()
                .sql()
                .sql("delete from %s.entry where amended".formatted(one.id().schema()))
                .update();
        long id = migrations.start(MODEL, 1, TestEngine.ANNA).id();
        engine.await(id, Phase.Ready.class);
        assertThat(migrations.report(id).passed()).isFalse();

        migrations.switchOver(List.of(id), TestEngine.ANNA);
        engine.await(id, Phase.Retired.class);

        topic.publish(spending.next(topic, 200));
        engine.awaitHead();
        Migration after = ready();
        assertThat(migrations.report(after.id()).passed()).isTrue();
        assertThat(engine.fingerprints(one)).isEqualTo(engine.fingerprints(two));
    }

    @Test
    void a_candidate_whose_rows_differ_is_rejected_and_cannot_be_switched_to() {
        long id = ready().id();
        engine.database()
                .sql()
                .sql("update %s.account set total = total + 1".formatted(two.id().schema()))
                .update();
        migrations.verify(id, TestEngine.ANNA);
        Migration rejected = engine.await(id, Phase.Rejected.class);

        assertThat(migrations.report(id).differingRows()).isPositive();
        assertThatThrownBy(() -> migrations.switchOver(List.of(rejected.id()), TestEngine.ANNA))
                .isInstanceOf(MigrationRefused.class);
        assertThat(engine.active(MODEL)).isEqualTo(one.id());
    }

    /// Switches, and waits until it is taken back.
    ///
    /// @param afterwards what goes wrong then
    /// @return what the audit says why
    private List<String> takenBack(Consumer<TestEngine> afterwards) {
        long id = ready().id();
        engine.kill();
        try (var watching =
                new TestEngine(
                        address,
                        topic,
                        List.of(one, two),
                        QuickSettings.watching(Duration.ofMinutes(5)),
                        through -> through)) {
            watching.awaitHead();
            watching.migrations().switchOver(List.of(id), TestEngine.ANNA);
            afterwards.accept(watching);

            watching.await(id, Phase.Ready.class);

            assertThat(watching.active(MODEL)).isEqualTo(one.id());
            return watching.database()
                    .sql()
                    .sql("select reason from registry.audit where action = 'rollback'")
                    .query(String.class)
                    .list();
        }
    }

    /// As an instance tells every few seconds.
    private void tells(TestEngine engine, String reads) {
        new Instances(engine.database()).seen("other", List.of(one.id(), two.id()), reads);
    }

    @Test
    void a_switch_after_which_an_assertion_fails_is_taken_back_without_anybody() {
        assertThat(
                        takenBack(watching ->
                                watching.database()
                                        .sql()
                                        .sql(
                                                "update %s.account set total = total + 1"
                                                        .formatted(two.id().schema()))
                                        .update()))
                .containsExactly(
                        "watch: assertion 'an account is what its entries add up to' does not hold");
    }

    @Test
    void a_switch_after_which_reads_fail_is_taken_back_without_anybody() {
        assertThat(
                        takenBack(watching ->
                                tells(watching, "{\"%s\": {\"failures\": 3}}".formatted(two.id()))))
                .containsExactly("watch: 3 reads of %s failed within a minute".formatted(two.id()));
    }

    @Test
    void a_switch_after_which_reads_are_slow_is_taken_back_without_anybody() {
        assertThat(
                        takenBack(watching ->
                                tells(
                                        watching,
                                        "{\"%s\": {\"p99\": 41}, \"%s\": {\"hourP99\": 20}}"
                                                .formatted(two.id(), one.id()))))
                .containsExactly("watch: the p99 of reads on other is 41 µs, where it was 20 µs");
    }

    @Test
    void a_canary_answers_for_its_households_only_until_the_rollback() {
        long id = ready().id();
        var builds = engine.engine().builds();
        migrations.canary(id, 0, List.of(spending.household(0)), TestEngine.ANNA);

        assertThat(builds.answering(MODEL, spending.household(0)).orElseThrow().build())
                .extracting(Build::projection)
                .isEqualTo(two.id());
        assertThat(builds.answering(MODEL, spending.household(1)).orElseThrow().build())
                .extracting(Build::projection)
                .isEqualTo(one.id());
        migrations.canary(id, 100, List.of(), TestEngine.ANNA);
        assertThat(builds.answering(MODEL, spending.household(1)).orElseThrow().build())
                .extracting(Build::projection)
                .isEqualTo(two.id());
        migrations.abort(id, TestEngine.ANNA);
        assertThat(builds.answering(MODEL, spending.household(0)).orElseThrow().build())
                .extracting(Build::projection)
                .isEqualTo(one.id());
    }
}
