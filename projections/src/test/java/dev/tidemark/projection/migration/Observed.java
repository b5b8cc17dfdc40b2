package dev.tidemark.projection.migration;

import dev.tidemark.projection.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a test sees in the database that those who work at a migration do not tell.
record Observed(JdbcClient sql) {
    private boolean is(String query) {
        return sql.sql(query).query((row, _) -> row.getBoolean(1)).single();
    }

    boolean answers() {
        return is("select true");
    }

    /// Whether a session waits for a lock.
    boolean somebodyWaits() {
        return is(
                "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')");
    }

    /// Whether somebody who is alive took or renewed the lease, of two seconds, in the phase at
    /// hand.
    boolean isWatched(long id) {
        return is(
                "select lease_until >= greatest(since, now() - interval '1 second') + interval '2 seconds' from registry.migration where id = "
                        + id);
    }

    boolean isLockedByLiquibase(Projection version) {
        return is(
                "select coalesce(bool_or(locked), false) from %s.databasechangeloglock"
                        .formatted(version.id().schema()));
    }

    boolean exists(Projection version) {
        return is("select to_regnamespace('%s') is not null".formatted(version.id().schema()));
    }

    /// The sum of the version's lane numbers.
    long position(Projection version) {
        return sql.sql(
                        "select sum(last_seq) from %s.checkpoint_lane"
                                .formatted(version.id().schema()))
                .query(Long.class)
                .single();
    }
}
