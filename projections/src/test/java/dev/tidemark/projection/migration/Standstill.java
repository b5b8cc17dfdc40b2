package dev.tidemark.projection.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;

/// A migration that a process of its own works at, brought to where something is to be killed and
/// kept there: by the throttle, or by a lock that the work must wait for.
final class Standstill implements AutoCloseable {
    private static final int HISTORY = 3_000;

    private final String readModel =
            "killed_" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    private final Spending spending = new Spending(8, 25);
    private final DatabaseAddress address;
    private final TestTopic topic;
    private final Observed observed;
    private final TestEngine operator;
    private final Tally one;
    private final Tally two;
    private @Nullable EngineProcess host;
    private @Nullable Hold hold;
    private long id;
    private long published;

    Standstill(DatabaseAddress address, String kafka) {
        List<Tally> versions = EngineProcess.versions(readModel);
        this.address = address;
        one = versions.getFirst();
        two = versions.getLast();
        topic = new TestTopic(address, 4, kafka);
        observed = new Observed(topic.store().sql());
        operator = TestEngine.operator(address, kafka, versions);
        startHost();
        publish(HISTORY);
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(NestedRuntimeException.class)
                .until(() -> operator.engine().builds().active(readModel).isPresent());
        operator.awaitHead();
    }

    void startHost() {
        host = EngineProcess.start(address, topic.bootstrapServers(), readModel);
    }

    void killHost() {
        if (host != null) {
            assertThat(host.runs()).as("the host runs until it is killed").isTrue();
            host.kill();
        }
    }

    /// Whoever asks closes it; the migration is without a host.
    EngineProcess freezeHost() {
        EngineProcess frozen = Objects.requireNonNull(host);
        frozen.freeze();
        host = null;
        return frozen;
    }

    void abort() {
        operator.await(id, Phase.Ready.class);
        operator.migrations().abort(id, TestEngine.ANNA);
        operator.await(id, Phase.Aborted.class);
    }

    void publish(int events) {
        topic.publish(spending.next(topic, events));
        published += events;
    }

    /// Connections of before a crash are found out.
    void awaitDatabase() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> observed.answers() && operator.migrations().find(id).id() == id);
    }

    private void liftThrottle() {
        operator.migrations().throttle(id, null, TestEngine.ANNA);
    }

    void reach(Moment moment) {
        switch (moment) {
            case PREPARING -> prepare();
            case BUILDING -> build();
            case CATCHING_UP -> {
                build();
                hold("select pg_advisory_lock(hashtextextended('changelog of %s', 0))", two);
                liftThrottle();
                awaitHeldIn(Phase.CatchingUp.class);
            }
            case VERIFYING -> {
                ready();
                hold("select 1 from %s.checkpoint_partition for update", two);
                operator.migrations().verify(id, TestEngine.ANNA);
                await().until(() -> find().to().state() == Build.State.BUILDING);
                awaitHeldIn(Phase.Verifying.class);
            }
            case READY -> ready();
            case REJECTED -> reject();
            case SHADOW -> {
                ready();
                operator.migrations().shadow(id, TestEngine.ANNA);
            }
            case CANARY -> {
                ready();
                operator.migrations().canary(id, 50, List.of(), TestEngine.ANNA);
            }
            case ABORTING -> {
                ready();
                hold("select 1 from %s.entry limit 1", two);
                operator.migrations().abort(id, TestEngine.ANNA);
                operator.await(id, Phase.Aborting.class);
                await().atMost(Duration.ofSeconds(30)).until(observed::somebodyWaits);
            }
            case LIVE -> live();
            case RETIRING -> {
                live();
                hold("select 1 from %s.entry limit 1", one);
                operator.migrations().retire(id, TestEngine.ANNA);
                operator.await(id, Phase.Retiring.class);
                await().until(() -> find().from().state() == Build.State.RETIRED);
            }
        }
    }

    /// The second table of the changelog waits for one of the same name.
    private void prepare() {
        topic.store()
                .sql()
                .sql(
                        "create schema %s authorization tidemark_migrator"
                                .formatted(two.id().schema()))
                .update();
        hold("create table %s.entry (in_the_way integer)", two);
        start(null);
        awaitHeldIn(Phase.Preparing.class);
        assertThat(observed.isLockedByLiquibase(two)).isTrue();
    }

    private void build() {
        start(250);
        operator.await(id, Phase.Building.class);
        await().atMost(Duration.ofSeconds(30)).until(() -> observed.position(two) > 0);
        assertThat(observed.position(two)).isLessThan(HISTORY);
    }

    private void ready() {
        start(null);
        operator.await(id, Phase.Ready.class);
        operator.awaitHead();
    }

    private void reject() {
        ready();
        operator.database()
                .sql()
                .sql("update %s.account set total = total + 1".formatted(two.id().schema()))
                .update();
        operator.migrations().verify(id, TestEngine.ANNA);
        operator.await(id, Phase.Rejected.class);
    }

    private void live() {
        ready();
        operator.migrations().switchOver(List.of(id), TestEngine.ANNA);
        awaitWatched();
    }

    /// The throttle is there before anybody can begin.
    private void start(@Nullable Integer throttle) {
        id =
                operator.database()
                        .durably(() -> {
                            long opened =
                                    operator.migrations().start(readModel, 2, TestEngine.ANNA).id();
                            operator.migrations().throttle(opened, throttle, TestEngine.ANNA);
                            return opened;
                        });
    }

    private void hold(String sql, Tally version) {
        hold = new Hold(address, sql.formatted(version.id().schema()));
    }

    /// What was waited for is there no more.
    void release() {
        if (hold != null) {
            hold.close();
            hold = null;
        }
    }

    private void awaitHeldIn(Class<? extends Phase> phase) {
        operator.await(id, phase);
        await().atMost(Duration.ofSeconds(30)).until(observed::somebodyWaits);
    }

    private void awaitWatched() {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(NestedRuntimeException.class)
                .until(() -> observed.isWatched(id));
    }

    private Migration find() {
        return operator.migrations().find(id);
    }

    /// Nobody has gone on.
    void requireStill(Moment moment) {
        assertThat(find().phase()).isInstanceOf(moment.phase);
        if (moment == Moment.BUILDING) {
            assertThat(observed.position(two)).isBetween(1L, HISTORY - 1L);
        }
    }

    /// Somebody goes on, to the end of what was begun; nothing is missing, and nothing is stuck.
    void requireFinished(Moment moment) {
        if (moment == Moment.BUILDING) {
            liftThrottle();
        }
        switch (moment) {
            case PREPARING, BUILDING, CATCHING_UP, VERIFYING, READY ->
                    switchFrom(Phase.Ready.class);
            case SHADOW, CANARY -> switchFrom(moment.phase);
            case REJECTED, ABORTING -> {
                requireNoTrace(moment);
                return;
            }
            case LIVE -> awaitWatched();
            case RETIRING -> operator.await(id, Phase.Retired.class);
        }
        operator.awaitHead();
        assertThat(operator.active(readModel)).isEqualTo(two.id());
        assertThat(observed.isLockedByLiquibase(two)).isFalse();
        assertThat(operator.check())
                .hasSize(moment == Moment.RETIRING ? 1 : 2)
                .allSatisfy(check -> {
                    assertThat(check.passed()).as(check.toString()).isTrue();
                    assertThat(check.completeness().applied()).isEqualTo(published);
                });
        if (moment != Moment.RETIRING) {
            requireTheWayBack();
        }
    }

    private void switchFrom(Class<? extends Phase> phase) {
        operator.await(id, phase);
        operator.awaitHead();
        operator.migrations().switchOver(List.of(id), TestEngine.ANNA);
    }

    /// The version before answers, and of the candidate nothing is left.
    private void requireNoTrace(Moment moment) {
        if (moment == Moment.REJECTED) {
            operator.await(id, Phase.Rejected.class);
            operator.migrations().abort(id, TestEngine.ANNA);
        }
        operator.await(id, Phase.Aborted.class);
        operator.awaitHead();
        assertThat(operator.active(readModel)).isEqualTo(one.id());
        assertThat(observed.exists(two)).isFalse();
        assertThat(operator.check())
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.passed()).as(check.toString()).isTrue();
                    assertThat(check.completeness().applied()).isEqualTo(published);
                });
    }

    private void requireTheWayBack() {
        assertThat(operator.fingerprints(two)).isEqualTo(operator.fingerprints(one));
        operator.migrations().rollback(id, TestEngine.ANNA);
        assertThat(operator.active(readModel)).isEqualTo(one.id());
        assertThat(operator.fingerprints(two)).isEqualTo(operator.fingerprints(one));
    }

    @Override
    public void close() {
        release();
        if (host != null) {
            host.close();
        }
        operator.close();
        topic.close();
    }
}
