package dev.tidemark.projection.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes wrong in a migration is said, with what to do; the live version is not touched, and
/// once the cause is mended the migration goes on.
class FaultyMigrationTest {
    private static final String MODEL = "faulty";

    private final DatabaseAddress address = TestDatabase.fresh();
    private final TestTopic topic = new TestTopic(address, 4);
    private final Spending spending = new Spending(6, 20);
    private final Tally one = new Tally(MODEL, 1);
    private final Tally two = new Tally(MODEL, 2);
    private final TestEngine engine = new TestEngine(address, topic, List.of(one, two));
    private final Migrations migrations = engine.migrations();

    @BeforeEach
    void some_history() {
        one.correct();
        topic.publish(spending.next(topic, 1_000));
        engine.awaitHead();
    }

    @AfterEach
    void close() {
        engine.close();
        topic.close();
    }

    private void publishPoison() {
        UUID transaction = UUID.randomUUID();
        topic.publish(
                spending.household(0), transaction, Spending.expense(transaction, 100, "poison"));
    }

    private Migration start() {
        return migrations.start(MODEL, 2, TestEngine.ANNA);
    }

    @Test
    void a_build_halts_at_an_event_that_it_cannot_apply_and_goes_on_once_corrected() {
        publishPoison();
        topic.publish(spending.next(topic, 100));
        engine.awaitHead();

        long id = start().id();
        Migration halted = engine.awaitProblem(id);
        assertThat(halted.problem()).contains("cannot be applied", "tidemark migrate resume " + id);
        assertThat(engine.active(MODEL)).isEqualTo(one.id());

        two.correct();
        migrations.resume(id, TestEngine.ANNA);
        engine.await(id, Phase.Ready.class);
        assertThat(engine.fingerprints(two)).isEqualTo(engine.fingerprints(one));
    }

    @Test
    void a_candidate_that_halts_in_the_live_tail_cannot_be_switched_to() {
        long id = start().id();
        engine.await(id, Phase.Ready.class);
        publishPoison();

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        migrations.closedGates(id).stream()
                                .anyMatch(gate -> gate.contains("cannot be applied")));
        assertThatThrownBy(() -> migrations.switchOver(List.of(id), TestEngine.ANNA))
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("cannot be applied");

        two.correct();
        await().atMost(Duration.ofSeconds(20)).until(() -> migrations.closedGates(id).isEmpty());
        migrations.switchOver(List.of(id), TestEngine.ANNA);
        assertThat(engine.active(MODEL)).isEqualTo(two.id());
    }

    @Test
    void a_changelog_that_fails_half_way_is_named_and_run_again() throws SQLException {
        execute("create schema faulty_v2 authorization tidemark_migrator");
        execute("create table faulty_v2.entry (wrong int)");

        long id = start().id();
        assertThat(engine.awaitProblem(id).problem()).contains("changelog.sql");

        execute("drop table faulty_v2.entry");
        migrations.resume(id, TestEngine.ANNA);
        engine.await(id, Phase.Ready.class);
    }

    @Test
    void a_session_that_the_server_ends_half_way_through_the_changelog_is_begun_again()
            throws SQLException {
        var observed = new Observed(topic.store().sql());
        execute("create schema faulty_v2 authorization tidemark_migrator");
        long id;
        try (var _ = new Hold(address, "create table faulty_v2.entry (in_the_way integer)")) {
            id = start().id();
            engine.await(id, Phase.Preparing.class);
            await().atMost(Duration.ofSeconds(20)).until(observed::somebodyWaits);
            execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
            await().atMost(Duration.ofSeconds(20)).until(() -> !observed.somebodyWaits());
        }

        engine.await(id, Phase.Ready.class);
        assertThat(observed.isLockedByLiquibase(two)).isFalse();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = address.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_row_of_the_live_version_edited_by_hand_rejects_the_candidate_and_names_the_key() {
        engine.database()
                .sql()
                .sql("update faulty_v1.entry set amount = amount + 1 where household = ?")
                .param(spending.household(1))
                .update();

        long id = start().id();
        engine.await(id, Phase.Rejected.class);

        assertThat(migrations.report(id).differences())
                .isNotEmpty()
                .allSatisfy(difference -> {
                    assertThat(difference.household()).isEqualTo(spending.household(1));
                    assertThat(difference.columns()).containsExactly("amount");
                    assertThat(difference.key()).containsOnlyKeys("aggregate");
                });
        migrations.abort(id, TestEngine.ANNA);
        engine.await(id, Phase.Aborted.class);
    }

    @Test
    void two_operators_at_once_switch_once() throws InterruptedException {
        long id = start().id();
        engine.await(id, Phase.Ready.class);
        var refused = new AtomicInteger();
        Runnable impatient =
                () -> {
                    try {
                        migrations.switchOver(List.of(id), TestEngine.ANNA);
                    } catch (MigrationRefused _) {
                        refused.incrementAndGet();
                    }
                };
        Thread first = Thread.startVirtualThread(impatient);
        Thread second = Thread.startVirtualThread(impatient);
        first.join();
        second.join();

        assertThat(refused).hasValue(1);
        assertThat(engine.active(MODEL)).isEqualTo(two.id());
        assertThat(switches()).isEqualTo(1);
    }

    private long switches() {
        return engine.database()
                .sql()
                .sql("select count(*) from registry.audit where action = 'switch'")
                .query(Long.class)
                .single();
    }

    @Test
    void the_live_version_cannot_be_retired_before_a_switch() {
        long id = start().id();
        Migration ready = engine.await(id, Phase.Ready.class);

        assertThatThrownBy(() -> migrations.retire(id, TestEngine.ANNA))
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("retire is not possible");
        assertThatThrownBy(() -> migrations.rollback(id, TestEngine.ANNA))
                .isInstanceOf(MigrationRefused.class);
        assertThat(engine.state(ready.from())).isEqualTo(Build.State.LIVE);
    }
}
