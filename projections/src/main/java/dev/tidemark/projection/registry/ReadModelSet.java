package dev.tidemark.projection.registry;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.database.Database;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives each read model that nobody has set up its first version: the newest one there is code
/// for.
public final class ReadModelSet {
    private static final Logger LOG = LoggerFactory.getLogger(ReadModelSet.class);

    private final Collection<Projection> projections;
    private final Database migrator;
    private final Database runner;
    private final VersionSchema schemas;
    private final Map<String, Integer> beginWith;

    public ReadModelSet(Collection<Projection> projections, DataSource migrator, Database runner) {
        this(projections, migrator, runner, Map.of());
    }

    /// @param beginWith versions to set up in place of the newest
    public ReadModelSet(
            Collection<Projection> projections,
            DataSource migrator,
            Database runner,
            Map<String, Integer> beginWith) {
        this.projections = projections;
        this.migrator = new Database(migrator);
        this.runner = runner;
        this.beginWith = beginWith;
        this.schemas = new VersionSchema(migrator, runner);
    }

    /// May be repeated; instances that start at once wait for each other.
    public void setUp() {
        newest().values().forEach(this::setUp);
    }

    private Map<String, Projection> newest() {
        Map<String, Projection> newest = new TreeMap<>();
        var higher =
                BinaryOperator.maxBy(Comparator.comparingInt((Projection p) -> p.id().version()));
        projections.stream()
                .filter(p -> p.id().version() <= most(p.id().readModel()))
                .forEach(p -> newest.merge(p.id().readModel(), p, higher));
        return newest;
    }

    private int most(String readModel) {
        return beginWith.getOrDefault(readModel, Integer.MAX_VALUE);
    }

    private void setUp(Projection projection) {
        ProjectionId id = projection.id();
        migrator.transaction(() -> {
            migrator.sql()
                    .sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("set up " + id.readModel())
                    .query(_ -> {});
            if (new Builds(runner).active(id.readModel()).isEmpty()) {
                LOG.info("{} is set up in schema {}", id, id.schema());
                schemas.create(projection, id.schema());
                runner.durably(() ->
                        new Builds(runner)
                                .createActive(id, VersionFiles.of(projection).checksum()));
            }
            return true;
        });
    }
}
