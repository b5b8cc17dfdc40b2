package dev.tidemark.projection.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.migration.MigrationRefused.Kind;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.later.Later;
import dev.tidemark.projection.testing.tally.Tally;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Commands that come too early, too late or twice change nothing and say what comes next.
class RefusedCommandsTest {
    private static final String MODEL = "refused";

    private final DatabaseAddress address = TestDatabase.fresh();
    private final TestTopic topic = new TestTopic(address, 4);
    private final Spending spending = new Spending(7, 20);
    private final Tally one = new Tally(MODEL, 1);
    private final Tally two = new Tally(MODEL, 2);
    private final Later three = new Later(MODEL, 3);
    private final TestEngine engine = new TestEngine(address, topic, List.of(one, two, three));
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

    private static Kind refused(ThrowingCallable command) {
        Throwable thrown = catchThrowable(command);
        assertThat(thrown).isInstanceOf(MigrationRefused.class);
        return ((MigrationRefused) thrown).kind();
    }

    private long ready(int version) {
        long id = migrations.start(MODEL, version, TestEngine.ANNA).id();
        engine.await(id, Phase.Ready.class);
        return id;
    }

    /// The throttle is there before anybody can begin.
    private long throttled(int eventsPerSecond) {
        return engine.database()
                .durably(() -> {
                    long id = migrations.start(MODEL, 2, TestEngine.ANNA).id();
                    migrations.throttle(id, eventsPerSecond, TestEngine.ANNA);
                    return id;
                });
    }

    @Test
    void what_needs_a_candidate_is_refused_while_it_is_built() {
        long id = throttled(1);
        engine.await(id, Phase.Building.class);

        List<ThrowingCallable> commands =
                List.of(
                        () -> migrations.verify(id, TestEngine.ANNA),
                        () -> migrations.shadow(id, TestEngine.ANNA),
                        () -> migrations.canary(id, 5, List.of(), TestEngine.ANNA),
                        () -> migrations.switchOver(List.of(id), TestEngine.ANNA),
                        () -> migrations.rollback(id, TestEngine.ANNA),
                        () -> migrations.retire(id, TestEngine.ANNA));
        assertThat(commands)
                .allSatisfy(command -> assertThat(refused(command)).isEqualTo(Kind.WRONG_PHASE));
        assertThat(refused(() -> migrations.report(id))).isEqualTo(Kind.NO_REPORT);
        assertThat(engine.active(MODEL)).isEqualTo(one.id());

        migrations.throttle(id, null, TestEngine.ANNA);
        engine.await(id, Phase.Ready.class);
    }

    @Test
    void a_candidate_that_lags_is_not_switched_to_not_even_with_force() {
        long id = ready(2);
        try (var _ =
                new Hold(address, "select 1 from refused_v2.checkpoint_partition for update")) {
            topic.publish(spending.next(topic, 1_100));
            await().atMost(Duration.ofSeconds(20)).until(() -> behind() > 0);

            assertThat(refused(() -> migrations.switchOver(List.of(id), TestEngine.ANNA)))
                    .isEqualTo(Kind.GATES_CLOSED);
            assertThat(migrations.closedGates(id)).anyMatch(gate -> gate.contains("lacks 1100"));
            assertThat(refused(() -> migrations.switchOver(List.of(id), TestEngine.ANNA, true)))
                    .isEqualTo(Kind.LAGGING);
            assertThat(engine.active(MODEL)).isEqualTo(one.id());
        }

        engine.awaitHead();
        migrations.switchOver(List.of(id), TestEngine.ANNA);
        assertThat(engine.active(MODEL)).isEqualTo(two.id());
    }

    private long behind() {
        return engine.database()
                .sql()
                .sql(
                        "select sum(o.last_seq - n.last_seq) from refused_v1.checkpoint_lane o join refused_v2.checkpoint_lane n using (lane)")
                .query(Long.class)
                .single();
    }

    @Test
    void
            of_two_nodes_that_start_the_same_migration_at_once_one_opens_it_and_each_step_is_done_once()
                    throws InterruptedException {
        try (var other = new TestEngine(address, topic, List.of(one, two, three))) {
            var opened = new CountDownLatch(1);
            var commit = new CountDownLatch(1);
            var first =
                    CompletableFuture.supplyAsync(
                            () ->
                                    engine.database()
                                            .durably(() -> {
                                                long id =
                                                        migrations
                                                                .start(MODEL, 2, TestEngine.ANNA)
                                                                .id();
                                                opened.countDown();
                                                pause(commit);
                                                return id;
                                            }),
                            Thread::startVirtualThread);
            opened.await();
            var second =
                    CompletableFuture.supplyAsync(
                            () ->
                                    refused(() ->
                                            other.migrations().start(MODEL, 2, TestEngine.ANNA)),
                            Thread::startVirtualThread);
            await().atMost(Duration.ofSeconds(20))
                    .until(new Observed(topic.store().sql())::somebodyWaits);
            commit.countDown();

            assertThat(second.join()).isEqualTo(Kind.ALREADY_OPEN);
            engine.await(first.join(), Phase.Ready.class);
            assertThat(steps())
                    .containsExactly(
                            "planned", "preparing", "building", "catching_up", "verifying");
        }
    }

    private static void pause(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> steps() {
        return engine.database()
                .sql()
                .sql(
                        "select before #>> '{}' from registry.audit where action = 'migration-step' order by id")
                .query(String.class)
                .list();
    }

    @Test
    void a_version_may_be_skipped() {
        long id = ready(3);
        migrations.switchOver(List.of(id), TestEngine.ANNA);

        assertThat(engine.active(MODEL)).isEqualTo(three.id());
        assertThat(engine.fingerprints(three)).isEqualTo(engine.fingerprints(one));
        migrations.retire(id, TestEngine.ANNA);
        engine.await(id, Phase.Retired.class);
        assertThat(refused(() -> migrations.start(MODEL, 2, TestEngine.ANNA)))
                .isEqualTo(Kind.UNKNOWN_VERSION);
        assertThat(refused(() -> migrations.start(MODEL, null, TestEngine.ANNA)))
                .isEqualTo(Kind.UNKNOWN_VERSION);
    }

    @Test
    void a_build_that_halts_late_goes_on_where_it_halted() {
        one.correct();
        UUID transaction = UUID.randomUUID();
        topic.publish(
                spending.household(0), transaction, Spending.expense(transaction, 100, "poison"));
        engine.awaitHead();

        long id = throttled(1_000);
        assertThat(engine.awaitProblem(id).problem()).contains("cannot be applied");
        assertThat(engine.active(MODEL)).isEqualTo(one.id());
        long halted = behind();
        assertThat(halted).isBetween(1L, 1_000L);

        two.correct();
        migrations.resume(id, TestEngine.ANNA);
        engine.await(id, Phase.Ready.class);
        assertThat(behind()).isZero();
        assertThat(engine.fingerprints(two)).isEqualTo(engine.fingerprints(one));
    }
}
