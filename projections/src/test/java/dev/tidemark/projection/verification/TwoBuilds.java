package dev.tidemark.projection.verification;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.log.Topics;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.registry.VersionSchema;
import dev.tidemark.projection.runner.Pace;
import dev.tidemark.projection.runner.Rebuild;
import dev.tidemark.projection.runner.RunnerSupplies;
import dev.tidemark.projection.runner.Runners;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// A live build of a tally and a candidate, both fed up to the same numbers and then left alone.
final class TwoBuilds implements AutoCloseable {
    static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private final DatabaseAddress address = TestDatabase.fresh();
    private final TestTopic topic = new TestTopic(address, 4);
    private final Tally old;
    private final Tally candidate;
    private final TestRunners runners;
    private final HikariDataSource migrator = TestDatabase.pool(address, "tidemark_migrator");
    private final Build to;

    TwoBuilds(int version) {
        String readModel = "verified_" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        old = new Tally(readModel, 1);
        candidate = new Tally(readModel, version);
        runners = new TestRunners(address, topic, old);
        to =
                new Builds(runners.database())
                        .create(candidate.id(), readModel + "_candidate", "code")
                        .in(Build.State.BUILDING);
        new VersionSchema(migrator, runners.database()).create(candidate, to.schema());
    }

    TestTopic topic() {
        return topic;
    }

    TestRunners runners() {
        return runners;
    }

    Tally candidate() {
        return candidate;
    }

    StoredEvent expense(UUID household, UUID transaction, long cents, String payee) {
        return topic.number(household, transaction, Spending.expense(transaction, cents, payee));
    }

    /// Stores and sends these, and has both builds apply them.
    TwoBuilds holding(Collection<StoredEvent> events) {
        topic.publish(events);
        try (Runners _ = runners.start()) {
            runners.awaitHead();
        }
        try (Snapshot live = Snapshot.open(runners.dataSource())) {
            rebuild(live.vector(runners.schema()));
        }
        return this;
    }

    void rebuild(long[] upTo) {
        new Rebuild(supplies(), 2)
                .into(
                        to,
                        candidate,
                        new Topics(runners.database()).active().orElseThrow(),
                        upTo,
                        List.of(),
                        Pace.FULL);
    }

    private RunnerSupplies supplies() {
        return runners.supplies(TestRunners.quick(500, 100_000), runners.dataSource());
    }

    /// Changes the candidate by hand.
    void inCandidate(String sql, Object... parameters) {
        change(to.schema(), sql, parameters);
    }

    void inOld(String sql, Object... parameters) {
        change(old.id().schema(), sql, parameters);
    }

    private void change(String schema, String sql, Object... parameters) {
        int rows =
                runners.database()
                        .sql()
                        .sql(sql.replace("${schema}", schema))
                        .params(parameters)
                        .update();
        if (rows == 0) {
            throw new IllegalArgumentException("nothing changed: " + sql);
        }
    }

    Report verify() {
        Build from = new Builds(runners.database()).active(old.id().readModel()).orElseThrow();
        var verification =
                new Verification(
                        supplies(), new Topics(runners.database()).active().orElseThrow(), false);
        try (Snapshot one = Snapshot.open(runners.dataSource());
                Snapshot other = Snapshot.open(runners.dataSource())) {
            return verification.verify(
                    new Side(from, old, one), new Side(to, candidate, other), AT);
        }
    }

    @Override
    public void close() {
        runners.close();
        migrator.close();
        topic.close();
    }
}
