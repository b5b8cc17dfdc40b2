package dev.tidemark.projection.registry;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.database.Database;
import dev.tidemark.store.SchemaDifferences;
import dev.tidemark.store.SchemaShape;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares the schemas of builds with what their versions' changelogs make on this very server:
/// somebody may have altered them by hand.
public final class SchemaDrift {
    private final VersionSchema schemas;
    private static final Logger LOG = LoggerFactory.getLogger(SchemaDrift.class);

    private final Database database;
    private final Collection<Projection> projections;

    /// @param schemas makes a schema of each version once, to compare with
    public SchemaDrift(
            VersionSchema schemas, Database database, Collection<Projection> projections) {
        this.schemas = schemas;
        this.database = database;
        this.projections = projections;
    }

    /// @param differences a sentence for each column, key, check, index, trigger or table; not
    ///   empty
    public record Drift(Build build, List<String> differences) {
        public String remedy() {
            return "put %s right by hand as its changelog.sql has it, or bring the change as a new version"
                    .formatted(build.schema());
        }

        @Override
        public String toString() {
            return "schema %s is not what its changelog makes: %s; %s"
                    .formatted(build.schema(), String.join("; ", differences), remedy());
        }
    }

    /// Makes what [#of] compares with, which takes a while the first time in a process.
    public void prepare(Build build) {
        code(build).ifPresent(schemas::shape);
    }

    /// The altered ones of all builds that this release feeds.
    public List<Drift> all() {
        return new Adoption(database, projections)
                .fed().stream().flatMap(build -> of(build).stream()).toList();
    }

    /// @return empty if nothing differs, or this release has no code for the build
    public Optional<Drift> of(Build build) {
        return code(build)
                .map(projection -> new Drift(build, differences(build, projection)))
                .filter(drift -> !drift.differences().isEmpty());
    }

    private Optional<Projection> code(Build build) {
        return projections.stream()
                .filter(projection -> projection.id().equals(build.projection()))
                .findFirst();
    }

    /// One that cannot be told is told as one: who asks has more to ask than this.
    private List<String> differences(Build build, Projection projection) {
        try {
            SchemaShape live =
                    database.connection(connection -> SchemaShape.of(connection, build.schema()));
            return SchemaDifferences.between(live, schemas.shape(projection));
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be compared with its changelog", build.schema(), e);
            return List.of("it could not be compared, mend that first: " + e.getMessage());
        }
    }
}
