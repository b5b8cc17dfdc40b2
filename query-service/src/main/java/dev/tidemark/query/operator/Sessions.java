package dev.tidemark.query.operator;

import dev.tidemark.projection.database.Database;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// What the database knows of sessions that hold others up, and of instances that went silent.
@Component
final class Sessions {
    private final Database runner;

    Sessions(@Qualifier("runnerDatabase") Database runnerDatabase) {
        this.runner = runnerDatabase;
    }

    /// @param lock the table or the kind of lock
    /// @param blockers the processes that hold it, comma separated
    record Waiting(int pid, String role, String lock, double seconds, String blockers) {}

    record Lasting(int pid, String role, String application, double seconds) {}

    record Silent(String name, String release, double seconds) {}

    /// Sessions that have waited for a lock for a second or more.
    List<Waiting> waiting() {
        return runner.sql()
                .sql(
                        """
                        select l.pid, coalesce(a.usename, '?'), coalesce(l.relation::regclass::text, l.locktype),
                            extract(epoch from clock_timestamp() - l.waitstart)::float8,
                            array_to_string(pg_blocking_pids(l.pid), ', ')
                        from pg_locks l left join pg_stat_activity a on a.pid = l.pid
                        where not l.granted and l.waitstart < clock_timestamp() - interval '1 second'
                            and a.datname = current_database()
                        order by l.waitstart
                        """)
                .query((row, _) ->
                        new Waiting(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                row.getDouble(4),
                                row.getString(5)))
                .list();
    }

    /// Transactions that have lasted for a minute or more: what they see keeps dead rows alive.
    List<Lasting> lasting() {
        return runner.sql()
                .sql(
                        """
                        select pid, coalesce(usename, '?'), coalesce(nullif(application_name, ''), 'unnamed'),
                            extract(epoch from clock_timestamp() - xact_start)::float8
                        from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                            and xact_start < clock_timestamp() - interval '1 minute'
                        order by xact_start
                        """)
                .query((row, _) ->
                        new Lasting(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                row.getDouble(4)))
                .list();
    }

    /// Instances that ended without saying so.
    List<Silent> silent() {
        return runner.sql()
                .sql(
                        """
                        select name, release, extract(epoch from now() - seen_at)::float8 from registry.instance
                        where seen_at <= now() - interval '20 seconds' order by name
                        """)
                .query((row, _) -> new Silent(row.getString(1), row.getString(2), row.getDouble(3)))
                .list();
    }
}
