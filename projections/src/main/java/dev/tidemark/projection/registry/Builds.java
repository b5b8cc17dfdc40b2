package dev.tidemark.projection.registry;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The tables `registry.build` and `registry.active_version`.
public final class Builds {
    private final Database database;

    public Builds(Database database) {
        this.database = database;
    }

    /// Every build that runners keep up to date, by read model and version.
    public List<Build> kept() {
        return database.sql()
                .sql(
                        """
                        select read_model, version, build, schema_name, state from registry.build
                        where state in ('following', 'live') order by read_model, version, build
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

    /// Every build that has a schema, by read model and version.
    public List<Build> all() {
        return database.sql()
                .sql(
                        """
                        select read_model, version, build, schema_name, state from registry.build
                        where state <> 'dropped' order by read_model, version, build
                        """)
                .query(Builds::build)
                .list();
    }

    public Optional<Build> find(ProjectionId id, int number) {
        return database.sql()
                .sql(
                        """
                        select read_model, version, build, schema_name, state from registry.build
                        where read_model = ? and version = ? and build = ?
                        """)
                .params(id.readModel(), id.version(), number)
                .query(Builds::build)
                .optional();
    }

    /// The next build of a version; its schema is yet to be made.
    ///
    /// @param code checksum of the version's changelog
    public Build create(ProjectionId id, String schema, String code) {
        int number =
                database.sql()
                        .sql(
                                """
                                insert into registry.build (read_model, version, build, schema_name, state, store_id, code)
                                select :model, :version, coalesce(max(build), 0) + 1, :schema, 'preparing',
                                    (select store_id from event_store.store), :code
                                from registry.build where read_model = :model and version = :version
                                returning build
                                """)
                        .param("model", id.readModel())
                        .param("version", id.version())
                        .param("schema", schema)
                        .param("code", code)
                        .query(Integer.class)
                        .single();
        return new Build(id, number, schema, Build.State.PREPARING);
    }

    /// Part of the transaction that decides it.
    public void set(Build build, Build.State state) {
        database.sql()
                .sql(
                        """
                        update registry.build set state = :state,
                            retired_at = case when :state = 'retired' then now() else retired_at end
                        where read_model = :model and version = :version and build = :number
                        """)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("model", build.projection().readModel())
                .param("version", build.projection().version())
                .param("number", build.number())
                .update();
    }

    /// The first build of the first version of a read model, and the pointer to it.
    Build createActive(ProjectionId id, String code) {
        Build first = create(id, id.schema(), code);
        set(first, Build.State.LIVE);
        database.sql()
                .sql(
                        "insert into registry.active_version (read_model, version, build) values (?, ?, ?)")
                .params(id.readModel(), id.version(), first.number())
                .update();
        return first.in(Build.State.LIVE);
    }

    private static Build build(ResultSet row, int number) throws SQLException {
        return new Build(
                new ProjectionId(row.getString(1), row.getInt(2)),
                row.getInt(3),
                row.getString(4),
                Build.State.valueOf(row.getString(5).toUpperCase(Locale.ROOT)));
    }
}
