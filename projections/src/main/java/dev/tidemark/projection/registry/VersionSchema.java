package dev.tidemark.projection.registry;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.checkpoint.Bookkeeping;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.table.SchemaCheck;
import dev.tidemark.store.Changelog;
import dev.tidemark.store.SchemaShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// Makes and drops the schema of a version: checkpoints, the version's own changelog, grants, row
/// level security. To be kept: what the changelogs make is tried once.
public final class VersionSchema {
    private final DataSource migrator;
    private final Database runner;
    private final Map<ProjectionId, SchemaShape> shapes = new ConcurrentHashMap<>();

    /// @param migrator a role that may create schemas
    /// @param runner the role that will write the rows
    public VersionSchema(DataSource migrator, Database runner) {
        this.migrator = migrator;
        this.runner = runner;
    }

    /// Creates what is missing; may be repeated.
    ///
    /// @throws dev.tidemark.store.ChangelogFailed naming the version's changelog
    /// @throws dev.tidemark.projection.table.SchemaMismatch if the changelog does not make the
    ///   tables that the projection writes
    public void create(Projection projection, String schema) {
        create(projection, schema, "");
    }

    /// [#create] without what is better made once the rows are there: changesets labelled
    /// `after-build`.
    public void createForBuild(Projection projection, String schema) {
        create(projection, schema, "!after-build");
    }

    private void create(Projection projection, String schema, String labels) {
        try (Connection connection = migrator.getConnection()) {
            changelog(projection, schema).upgradeOnly(connection, labels);
            Bookkeeping.create(connection, schema);
            RowSecurity.enable(connection, schema);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make schema " + schema, e);
        }
        SchemaCheck.require(runner, schema, projection.tables());
    }

    /// Makes what [#createForBuild] left out, and has the planner look at the rows.
    public void finish(Projection projection, String schema) {
        try (Connection connection = migrator.getConnection();
                Statement statement = connection.createStatement()) {
            changelog(projection, schema).upgrade(connection);
            RowSecurity.enable(connection, schema);
            for (TableDefinition<?, ?> table : projection.tables()) {
                statement.execute("analyze " + schema + "." + table.name());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot finish schema " + schema, e);
        }
    }

    /// Drops the schema with everything in it.
    public void drop(String schema) {
        try (Connection connection = migrator.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema + " cascade");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop schema " + schema, e);
        }
    }

    /// What a version's schema should be: the shape of one that is made for that and dropped again.
    SchemaShape shape(Projection projection) {
        return shapes.computeIfAbsent(projection.id(), _ -> tried(projection));
    }

    private SchemaShape tried(Projection projection) {
        String schema = projection.id().schema() + "_shape";
        var database = new Database(migrator);
        return database.transaction(() -> {
            database.sql()
                    .sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("shape of " + schema)
                    .query(_ -> {});
            drop(schema);
            try {
                create(projection, schema);
                return runner.connection(connection -> SchemaShape.of(connection, schema));
            } finally {
                drop(schema);
            }
        });
    }

    /// Runs `work` while nobody else, in any process, does so for the same schema.
    ///
    /// @throws SchemaInUse if somebody does
    public <T> T alone(String schema, Supplier<T> work) {
        var database = new Database(migrator);
        return database.transaction(() -> {
            boolean free =
                    database.sql()
                            .sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                            .param("alone in " + schema)
                            .query((row, _) -> row.getBoolean(1))
                            .single();
            if (!free) {
                throw new SchemaInUse(schema);
            }
            return work.get();
        });
    }

    private static Changelog changelog(Projection projection, String schema) {
        return new Changelog(VersionFiles.of(projection).path("changelog.sql"), schema, Map.of());
    }
}
