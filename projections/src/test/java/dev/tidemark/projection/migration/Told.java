package dev.tidemark.projection.migration;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.table.Fingerprint;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.verification.Report;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far a [MigrationSpec] has come, to look at and to act on.
public final class Told implements AutoCloseable {
    private final TestTopic topic;
    private final TestEngine engine;
    private long migration;

    Told(DatabaseAddress address, TestTopic topic, List<Projection> versions) {
        this.topic = topic;
        this.engine = new TestEngine(address, topic, versions);
    }

    void start(Projection version) {
        ProjectionId id = version.id();
        migration = migrations().start(id.readModel(), id.version(), TestEngine.ANNA).id();
    }

    Migration await(Class<? extends Phase> phase) {
        return engine.await(migration, phase);
    }

    /// Returns when every version that is fed has applied them.
    ///
    /// @param events numbered
    public void happens(Function<TestTopic, Collection<StoredEvent>> events) {
        topic.publish(events.apply(topic));
        engine.awaitHead();
    }

    public Migrations migrations() {
        return engine.migrations();
    }

    public Migration migration() {
        return migrations().find(migration);
    }

    public Report report() {
        return migrations().report(migration);
    }

    /// The version that answers.
    public ProjectionId active() {
        return engine.active(migration().readModel());
    }

    public Build.State state(Build build) {
        return engine.state(build);
    }

    /// Hashes of all rows of a version, by table.
    public Map<String, Fingerprint> rows(Projection version) {
        return engine.fingerprints(version);
    }

    /// In the name of the role that writes read models.
    public JdbcClient sql() {
        return engine.database().sql();
    }

    @Override
    public void close() {
        engine.close();
        topic.close();
    }
}
