package dev.tidemark.projection.checkpoint;

import dev.tidemark.projection.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The table `parked` of one build.
public final class ParkedRows {
    private static final String SELECT =
            """
            select household, lane, first_seq, cause, parked_at, event_count, event_hash, state,
                decided_by, reason, outcome
            from %s.parked
            """;

    private final Database database;
    private final String schema;

    public ParkedRows(Database database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    public List<Parked> all() {
        return database.sql()
                .sql(SELECT.formatted(schema) + " order by parked_at, household")
                .query(ParkedRows::parked)
                .list();
    }

    List<Parked> ofLanes(Collection<Integer> lanes) {
        return database.sql()
                .sql(SELECT.formatted(schema) + " where lane = any (:lanes)")
                .param("lanes", lanes.toArray(Integer[]::new))
                .query(ParkedRows::parked)
                .list();
    }

    /// Households that an operator wants repaired.
    public List<UUID> toRetry() {
        return database.sql()
                .sql("select household from %s.parked where state = 'retry'".formatted(schema))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /// Parks a household of which no event is counted yet, as another build has parked it.
    public void expect(Parked parked) {
        save(
                new Parked(
                        parked.household(),
                        parked.lane(),
                        parked.firstSeq(),
                        parked.cause(),
                        parked.since(),
                        0,
                        0,
                        parked.state(),
                        null,
                        null,
                        null));
    }

    void save(Parked parked) {
        database.sql()
                .sql(
                        """
                        insert into %s.parked (household, lane, first_seq, cause, event_count, event_hash)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (household) do update
                            set event_count = excluded.event_count, event_hash = excluded.event_hash
                        """
                                .formatted(schema))
                .params(
                        parked.household(),
                        parked.lane(),
                        parked.firstSeq(),
                        parked.cause(),
                        parked.count(),
                        parked.hash())
                .update();
    }

    /// The household is repaired.
    public void remove(UUID household) {
        database.sql()
                .sql("delete from %s.parked where household = ?".formatted(schema))
                .param(household)
                .update();
    }

    /// The repair failed; the household stays parked.
    public void retryFailed(UUID household, String outcome) {
        database.sql()
                .sql(
                        "update %s.parked set state = 'parked', outcome = ? where household = ? and state = 'retry'"
                                .formatted(schema))
                .params(outcome, household)
                .update();
    }

    /// @return whether the household is parked
    public boolean decide(UUID household, Parked.State state, String by, String reason) {
        return database.sql()
                        .sql(
                                """
                                update %s.parked set state = ?, decided_by = ?, reason = ?, decided_at = now(), outcome = null
                                where household = ?
                                """
                                        .formatted(schema))
                        .params(state.name().toLowerCase(Locale.ROOT), by, reason, household)
                        .update()
                == 1;
    }

    private static Parked parked(ResultSet row, int number) throws SQLException {
        return new Parked(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getLong(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getLong(6),
                row.getLong(7),
                Parked.State.valueOf(row.getString(8).toUpperCase(Locale.ROOT)),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }
}
