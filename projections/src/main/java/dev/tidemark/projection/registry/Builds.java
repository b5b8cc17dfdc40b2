package dev.tidemark.projection.registry;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
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

    /// Every build that runners keep up to date, by read model and version.
    public List<Build> kept() {
        return database.sql()
                .sql(
                        """
                        select read_model, version, build, schema_name, state from registry.build
                        where state in ('following', 'live') order by read_model, version, build
                        """)
                .query((row, _) -> build(row, 0))
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
                .query((row, _) -> build(row, 0))
                .optional();
    }

    /// The build that answers for a household: the active one, or the candidate of a canary that
    /// the household is in.
    public Optional<Answering> answering(String readModel, UUID household) {
        return database.sql()
                .sql(
                        """
                        select b.read_model, b.version, b.build, b.schema_name, b.state,
                            c.read_model, c.version, c.build, c.schema_name, c.state, a.shadow,
                            ? = any (a.canary_households) or mod(hashtext(?::text)::bigint + 2147483648, 100) < a.canary_percent
                        from registry.active_version a join registry.build b using (read_model, version, build)
                            left join registry.build c on c.read_model = a.read_model
                                and c.version = a.candidate_version and c.build = a.candidate_build
                        where a.read_model = ?
                        """)
                .params(household, household, readModel)
                .query((row, _) -> answering(row))
                .optional();
    }

    private static Answering answering(ResultSet row) throws SQLException {
        Build active = build(row, 0);
        if (row.getString(6) == null) {
            return new Answering(active, null, false);
        }
        Build candidate = build(row, 5);
        return row.getBoolean(12)
                ? new Answering(candidate, null, false)
                : new Answering(active, candidate, row.getBoolean(11));
    }

    /// Every build that has a schema, by read model and version.
    public List<Build> all() {
        return database.sql()
                .sql(
                        """
                        select read_model, version, build, schema_name, state from registry.build
                        where state <> 'dropped' order by read_model, version, build
                        """)
                .query((row, _) -> build(row, 0))
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
                .query((row, _) -> build(row, 0))
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

    /// Has a build answer for its read model, alone.
    public void pointTo(Build build) {
        database.sql()
                .sql(
                        """
                        update registry.active_version
                        set version = ?, build = ?, switched_at = now(), candidate_version = null,
                            candidate_build = null, shadow = false, canary_percent = 0, canary_households = '{}'
                        where read_model = ?
                        """)
                .params(
                        build.projection().version(),
                        build.number(),
                        build.projection().readModel())
                .update();
    }

    /// Makes a candidate known to readers: to be asked now and then so that it is warm, beside the
    /// active build for comparison, or in its place for some households.
    public void trial(Build candidate, boolean shadow, int percent, Collection<UUID> households) {
        database.sql()
                .sql(
                        """
                        update registry.active_version
                        set candidate_version = ?, candidate_build = ?, shadow = ?, canary_percent = ?,
                            canary_households = ?
                        where read_model = ?
                        """)
                .params(
                        candidate.projection().version(),
                        candidate.number(),
                        shadow,
                        percent,
                        households.toArray(UUID[]::new),
                        candidate.projection().readModel())
                .update();
    }

    public void noTrial(String readModel) {
        database.sql()
                .sql(
                        """
                        update registry.active_version
                        set candidate_version = null, candidate_build = null, shadow = false, canary_percent = 0,
                            canary_households = '{}'
                        where read_model = ?
                        """)
                .param(readModel)
                .update();
    }

    public void dropAt(Build build, Instant at) {
        database.sql()
                .sql(
                        "update registry.build set drop_at = ? where read_model = ? and version = ? and build = ?")
                .params(
                        at.atOffset(ZoneOffset.UTC),
                        build.projection().readModel(),
                        build.projection().version(),
                        build.number())
                .update();
    }

    /// Retired builds whose schema need not be kept any longer.
    public List<Build> expired(Instant now) {
        return database.sql()
                .sql(
                        """
                        select read_model, version, build, schema_name, state from registry.build
                        where state = 'retired' and drop_at <= ?
                        """)
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> build(row, 0))
                .list();
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

    private static Build build(ResultSet row, int before) throws SQLException {
        return new Build(
                new ProjectionId(row.getString(before + 1), row.getInt(before + 2)),
                row.getInt(before + 3),
                row.getString(before + 4),
                Build.State.valueOf(row.getString(before + 5).toUpperCase(Locale.ROOT)));
    }
}
