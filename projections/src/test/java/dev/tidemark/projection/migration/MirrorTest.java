package dev.tidemark.projection.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.View;
import dev.tidemark.projection.checkpoint.Arrivals;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.reading.ReadOutcomes;
import dev.tidemark.projection.reading.ShadowDifferences;
import dev.tidemark.projection.reading.SnapshotReadModels;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What a candidate is asked beside the version that answers, and how that counts.
class MirrorTest {
    private static final String MODEL = "mirrored";

    private final DatabaseAddress address = TestDatabase.fresh();
    private final TestTopic topic = new TestTopic(address, 4);
    private final Spending spending = new Spending(6, 12);
    private final Tally one = new Tally(MODEL, 1);
    private final Tally two = new Tally(MODEL, 2);
    private final TestEngine engine = new TestEngine(address, topic, List.of(one, two));
    private final Migrations migrations = engine.migrations();
    private final HikariDataSource query = TestDatabase.pool(address, "tidemark_query");
    private final Database readers = new Database(query);
    private final ReadOutcomes outcomes = new ReadOutcomes();
    private final AtomicInteger askedOfTwo = new AtomicInteger();
    private final UUID household = spending.household(0);

    interface Totals extends View {
        long total(UUID household);
    }

    private record TotalsOf(
            ProjectionId id, Database database, String expression, AtomicInteger asked)
            implements Totals {
        @Override
        public long total(UUID household) {
            asked.incrementAndGet();
            return database.sql()
                    .sql(
                            "select %s from %s.account where household = ?"
                                    .formatted(expression, id.schema()))
                    .param(household)
                    .query(Long.class)
                    .single();
        }
    }

    @BeforeEach
    void some_history() {
        topic.publish(spending.next(topic, 500));
        engine.awaitHead();
    }

    @AfterEach
    void close() {
        engine.close();
        topic.close();
        query.close();
    }

    private SnapshotReadModels readModels(String ofTwo) {
        var snapshot = new TransactionTemplate(new DataSourceTransactionManager(query));
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new SnapshotReadModels(
                List.of(
                        new TotalsOf(one.id(), readers, "sum(total)", new AtomicInteger()),
                        new TotalsOf(two.id(), readers, ofTwo, askedOfTwo)),
                readers,
                snapshot,
                new Arrivals(),
                outcomes,
                new ShadowDifferences(engine.database()));
    }

    private long ready() {
        long id = migrations.start(MODEL, 2, TestEngine.ANNA).id();
        engine.await(id, Phase.Ready.class);
        return id;
    }

    private long ask(SnapshotReadModels models) {
        var answer =
                models.ask(
                        Totals.class,
                        household,
                        null,
                        Duration.ZERO,
                        totals -> totals.total(household));
        assertThat(answer.projection()).isEqualTo(one.id());
        return answer.value();
    }

    private void keepAsking(SnapshotReadModels models, Runnable until) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    ask(models);
                    until.run();
                });
    }

    @Test
    void a_read_without_a_connection_counts_against_the_version_that_answered_last()
            throws SQLException {
        var models = readModels("sum(total)");
        ask(models);
        query.getHikariConfigMXBean().setMaximumPoolSize(1);
        query.getHikariPoolMXBean().softEvictConnections();

        try (Connection _ = query.getConnection()) {
            assertThatThrownBy(() -> ask(models))
                    .isInstanceOf(CannotCreateTransactionException.class);
        }

        assertThat(outcomes.lastMinute().get(one.id().toString()))
                .extracting(ReadOutcomes.Minute::reads, ReadOutcomes.Minute::failures)
                .containsExactly(2L, 1L);
    }

    @Test
    void a_candidate_is_asked_now_and_then_before_it_answers() {
        var models = readModels("sum(total)");
        ask(models);
        assertThat(askedOfTwo).hasValue(0);

        long id = ready();
        keepAsking(models, () -> assertThat(askedOfTwo).hasPositiveValue());
        assertThat(migrations.closedGates(id)).isEmpty();
    }

    @Test
    void in_shadow_an_answer_that_differs_closes_a_gate() {
        var models = readModels("sum(total) + 1");
        long id = ready();
        migrations.shadow(id, TestEngine.ANNA);

        keepAsking(
                models,
                () ->
                        assertThat(migrations.closedGates(id))
                                .anyMatch(gate -> gate.contains("answered differently in shadow")));
    }

    @Test
    void in_shadow_a_candidate_that_fails_fails_no_reader_and_closes_a_gate() {
        var models = readModels("no_such_function()");
        long id = ready();
        migrations.shadow(id, TestEngine.ANNA);

        keepAsking(
                models,
                () ->
                        assertThat(migrations.closedGates(id))
                                .anyMatch(gate -> gate.contains("answered differently in shadow")));
    }

    @Test
    void in_shadow_answers_that_agree_leave_the_gates_open() {
        var models = readModels("sum(total)");
        long id = ready();
        migrations.shadow(id, TestEngine.ANNA);

        keepAsking(models, () -> assertThat(askedOfTwo).hasValueGreaterThan(5));
        assertThat(migrations.closedGates(id)).isEmpty();
    }
}
