package dev.tidemark.projection.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.DatabaseAddress;
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

/// What operators ask of a migration, and what the engine does without them.
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
