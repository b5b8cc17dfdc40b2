package dev.tidemark.query.operator;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far the event store is, and who is connected to it.
@Component
final class StoreStatus {
    private final JdbcClient jdbc;

    StoreStatus(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param events how many it has: lane numbers are dense, so it is the sum of the lanes' last
    /// @param longestLaneWaitMillis how long the command that has waited longest for a lane waits
    /// @param waiting how many commands wait for a lane
    record Head(
            UUID store, long events, int lanesInUse, double longestLaneWaitMillis, long waiting) {}

    /// A service as the database sees it.
    ///
    /// @param role of its connections
    record Service(String role, String application, long connections) {}

    Head head() {
        return jdbc.sql(
                        """
                        select (select store_id from event_store.store),
                            (select sum(last_seq)::bigint from event_store.lane),
                            (select count(*)::integer from event_store.lane where last_seq > 0),
                            coalesce(max(extract(epoch from clock_timestamp() - l.waitstart)) * 1000, 0)::float8,
                            count(l.pid)
                        from pg_locks l
                        where not l.granted and l.pid in (
                            select pid from pg_stat_activity where usename = 'tidemark_command')
                        """)
                .query((row, _) ->
                        new Head(
                                row.getObject(1, UUID.class),
                                row.getLong(2),
                                row.getInt(3),
                                row.getDouble(4),
                                row.getLong(5)))
                .single();
    }

    List<Service> services() {
        return jdbc.sql(
                        """
                        select usename, coalesce(nullif(application_name, ''), 'unnamed'), count(*)
                        from pg_stat_activity
                        where usename like 'tidemark\\_%' and datname = current_database()
                        group by 1, 2 order by 1, 2
                        """)
                .query((row, _) -> new Service(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }
}
