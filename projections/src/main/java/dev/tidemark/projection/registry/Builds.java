package dev.tidemark.projection.registry;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The tables `registry.build` and `registry.active_version`.
public final class Builds {
    private final Database database;

    public Builds(Database database) {
        this.database = database;
    }

    /// Every build that is still kept up to date, by read model and version.
    public List<Build> kept() {
        return database.sql()
                .sql(
                        """
                        select read_model, version, build, schema_name, state from registry.build
                        where state in ('building', 'live') order by read_model, version, build
                        """)
                .query(Builds::build)
                .list();
    }

    /// The build that answers for a read model.
    public Optional<Build> active(String readModel) {
        return database.sql()
                .sql(
                        """
                        select b.read_model, b.version, b.build, b.schema_name, b.state
                        from registry.active_version a join registry.build b using (read_model, version, build)
                        where a.read_model = ?
                        """)
                .param(readModel)
                .query(Builds::build)
                .optional();
    }

    /// The first build of the first version of a read model, and the pointer to it.
    Build createActive(ProjectionId id) {
        UUID store =
                database.sql()
                        .sql("select store_id from event_store.store")
                        .query(UUID.class)
                        .single();
        database.sql()
                .sql(
                        """
                        insert into registry.build (read_model, version, build, schema_name, state, store_id)
                        values (?, ?, 1, ?, 'live', ?)
                        """)
                .params(id.readModel(), id.version(), id.schema(), store)
                .update();
        database.sql()
                .sql(
                        "insert into registry.active_version (read_model, version, build) values (?, ?, 1)")
                .params(id.readModel(), id.version())
                .update();
        return new Build(id, 1, id.schema(), Build.State.LIVE);
    }

    private static Build build(ResultSet row, int number) throws SQLException {
        return new Build(
                new ProjectionId(row.getString(1), row.getInt(2)),
                row.getInt(3),
                row.getString(4),
                Build.State.valueOf(row.getString(5).toUpperCase(Locale.ROOT)));
    }
}
