package dev.tidemark.projection.verification;

import dev.tidemark.projection.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// The tables `registry.report` and `registry.shadow_difference`.
public final class Reports {
    private final Database database;
    private final JsonMapper json = new JsonMapper();

    public Reports(Database database) {
        this.database = database;
    }

    /// @param body the report
    public record Stored(int number, Instant at, boolean passed, Report body) {}

    public record ShadowDifference(UUID household, long laneSeq, String question) {}

    public int next(long migration) {
        return database.sql()
                .sql("select coalesce(max(number), 0) + 1 from registry.report where migration = ?")
                .param(migration)
                .query(Integer.class)
                .single();
    }

    /// A number that is stored already, by whoever had the migration before, stays.
    public void store(long migration, int number, Report report) {
        database.durably(() ->
                database.sql()
                        .sql(
                                """
                                insert into registry.report (migration, number, passed, body)
                                values (?, ?, ?, ?::jsonb) on conflict do nothing
                                """)
                        .params(migration, number, report.passed(), json.writeValueAsString(report))
                        .update());
    }

    public Optional<Stored> find(long migration, int number) {
        return database.sql()
                .sql(
                        "select number, at, passed, body from registry.report where migration = ? and number = ?")
                .params(migration, number)
                .query(this::stored)
                .optional();
    }

    public Optional<Stored> newest(long migration) {
        return database.sql()
                .sql(
                        """
                        select number, at, passed, body from registry.report where migration = ?
                        order by number desc limit 1
                        """)
                .param(migration)
                .query(this::stored)
                .optional();
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getInt(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getBoolean(3),
                json.readValue(row.getString(4), Report.class));
    }

    public List<ShadowDifference> shadowDifferences(long migration) {
        return database.sql()
                .sql(
                        """
                        select household, lane_seq, question from registry.shadow_difference
                        where migration = ? order by at limit 1000
                        """)
                .param(migration)
                .query((row, _) ->
                        new ShadowDifference(
                                row.getObject(1, UUID.class), row.getLong(2), row.getString(3)))
                .list();
    }
}
