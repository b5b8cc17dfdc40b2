package dev.tidemark.projection.migration;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Build;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.databind.json.JsonMapper;

/// The table `registry.migration`. Every change of a row names the epoch that it was read at, so
/// that of two nodes, or of two impatient operators, one is refused.
final class MigrationLog {
    private static final String SELECT =
            """
            select m.id, m.read_model, m.phase, m.data, m.since, m.problem, m.paused, m.throttle, m.hours, m.epoch,
                m.opened_at, m.closed_at,
                f.version, f.build, f.schema_name, f.state, t.version, t.build, t.schema_name, t.state
            from registry.migration m
                join registry.build f on (f.read_model, f.version, f.build) = (m.read_model, m.from_version, m.from_build)
                join registry.build t on (t.read_model, t.version, t.build) = (m.read_model, m.to_version, m.to_build)
            """;

    private final Database database;
    private final JsonMapper json = new JsonMapper();

    MigrationLog(Database database) {
        this.database = database;
    }

    /// @throws MigrationRefused if the read model has an open migration
    long open(Build from, Build to) {
        try {
            return database.sql()
                    .sql(
                            """
                            insert into registry.migration
                                (read_model, from_version, from_build, to_version, to_build, phase, data)
                            values (?, ?, ?, ?, ?, 'planned', '{}') returning id
                            """)
                    .params(
                            from.projection().readModel(),
                            from.projection().version(),
                            from.number(),
                            to.projection().version(),
                            to.number())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException _) {
            throw alreadyOpen(from.projection().readModel());
        }
    }

    static MigrationRefused alreadyOpen(String readModel) {
        return new MigrationRefused(
                MigrationRefused.Kind.ALREADY_OPEN,
                "%s is being migrated already: see tidemark migrate history %s"
                        .formatted(readModel, readModel));
    }

    List<Migration> all() {
        return database.sql().sql(SELECT + " order by m.id").query(this::migration).list();
    }

    List<Migration> open() {
        return database.sql()
                .sql(SELECT + " where m.closed_at is null order by m.id")
                .query(this::migration)
                .list();
    }

    Optional<Migration> find(long id) {
        return database.sql()
                .sql(SELECT + " where m.id = ?")
                .param(id)
                .query(this::migration)
                .optional();
    }

    /// The row, locked until the transaction ends.
    Migration locked(long id) {
        return database.sql()
                .sql(SELECT + " where m.id = ? for update of m")
                .param(id)
                .query(this::migration)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    static MigrationRefused unknown(long id) {
        return new MigrationRefused(
                MigrationRefused.Kind.UNKNOWN_MIGRATION,
                "there is no migration %d: see tidemark migrate history".formatted(id));
    }

    /// Takes the migration for this process, unless another holds its lease.
    ///
    /// @return its epoch, raised if it was another's
    Optional<Long> claim(long id, String owner, Duration lease) {
        return database.sql()
                .sql(
                        """
                        update registry.migration
                        set owner = :owner, lease_until = now() + :seconds * interval '1 second',
                            epoch = epoch + case when owner = :owner then 0 else 1 end
                        where id = :id and closed_at is null
                            and (owner is null or owner = :owner or lease_until < now())
                        returning epoch
                        """)
                .param("owner", owner)
                .param("seconds", lease.toMillis() / 1000.0)
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /// Goes on to another phase.
    ///
    /// @throws Fenced if somebody else has taken or commanded the migration since it was read
    void move(Migration migration, Phase next) {
        int moved =
                database.sql()
                        .sql(
                                """
                                update registry.migration
                                set phase = :phase, data = :data::jsonb, since = now(), problem = null, epoch = epoch + 1,
                                    closed_at = case when :closed then now() end
                                where id = :id and epoch = :epoch
                                """)
                        .param("phase", next.label())
                        .param("data", json.writeValueAsString(next))
                        .param("closed", next.closed())
                        .param("id", migration.id())
                        .param("epoch", migration.epoch())
                        .update();
        if (moved == 0) {
            throw new Fenced(migration);
        }
    }

    /// Has whoever takes or commands the migration wait for this transaction.
    ///
    /// @throws Fenced if somebody did since it was read
    void require(Migration migration) {
        boolean held =
                database.sql()
                        .sql(
                                "select 1 from registry.migration where id = ? and epoch = ? for share")
                        .params(migration.id(), migration.epoch())
                        .query(Integer.class)
                        .optional()
                        .isPresent();
        if (!held) {
            throw new Fenced(migration);
        }
    }

    /// Stores why the phase does not go on; with `null`, that it may.
    void problem(Migration migration, @Nullable String problem) {
        set(migration, "problem", problem);
    }

    void paused(Migration migration, boolean paused) {
        set(migration, "paused", paused);
    }

    void throttle(Migration migration, @Nullable Integer eventsPerSecond) {
        set(migration, "throttle", eventsPerSecond);
    }

    void hours(Migration migration, @Nullable String hours) {
        set(migration, "hours", hours);
    }

    private void set(Migration migration, String column, @Nullable Object value) {
        database.sql()
                .sql(
                        "update registry.migration set %s = :value where id = :id and epoch = :epoch"
                                .formatted(column))
                .param("value", value)
                .param("id", migration.id())
                .param("epoch", migration.epoch())
                .update();
    }

    /// Whoever had this migration has it no more; nothing of theirs was stored.
    static final class Fenced extends RuntimeException {
        Fenced(Migration migration) {
            super(migration + " was taken or commanded by somebody else meanwhile");
        }
    }

    private Migration migration(ResultSet row, int number) throws SQLException {
        String readModel = row.getString(2);
        return new Migration(
                row.getLong(1),
                build(readModel, row, 13),
                build(readModel, row, 17),
                phase(row.getString(3), row.getString(4)),
                instant(row, 5),
                row.getString(6),
                row.getBoolean(7),
                row.getObject(8, Integer.class),
                row.getString(9),
                row.getLong(10),
                instant(row, 11),
                row.getObject(12) == null ? null : instant(row, 12));
    }

    private Phase phase(String name, String data) {
        Class<? extends Phase> type = Phase.BY_NAME.get(name);
        if (type == null) {
            throw new IllegalStateException(
                    "migration phase '" + name + "' is of a newer release: deploy that release");
        }
        return json.readValue(data, type);
    }

    private static Build build(String readModel, ResultSet row, int first) throws SQLException {
        return new Build(
                new ProjectionId(readModel, row.getInt(first)),
                row.getInt(first + 1),
                row.getString(first + 2),
                Build.State.valueOf(row.getString(first + 3).toUpperCase(Locale.ROOT)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
