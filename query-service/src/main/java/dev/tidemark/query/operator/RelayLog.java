package dev.tidemark.query.operator;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The relay as its tables show it, and what is asked of it. The relay itself runs in a
/// command-service.
@Component
final class RelayLog {
    private final JdbcClient jdbc;
    private final Database runner;

    /// @param runner the role that may ask the relay and write the audit
    RelayLog(JdbcClient jdbc, @Qualifier("runnerDatabase") Database runner) {
        this.jdbc = jdbc;
        this.runner = runner;
    }

    /// @param state `starting`, `sending`, `waiting`, `refused` or `stopped`
    /// @param message why it refuses, and what to do
    /// @param epoch of its lease
    /// @param leased whether somebody relays at the moment
    /// @param checkpoint how many events of the store are in the topic
    /// @param lag how many are not
    record Status(
            String state,
            @Nullable String message,
            long epoch,
            boolean leased,
            @Nullable UUID holder,
            @Nullable String topic,
            @Nullable Integer generation,
            long checkpoint,
            long lag,
            long openRequests) {}

    record Request(
            long id,
            String kind,
            @Nullable Integer lane,
            @Nullable Long from,
            String requestedBy,
            String reason,
            Instant requestedAt,
            @Nullable Instant doneAt,
            @Nullable String result) {}

    Status status() {
        return jdbc.sql(
                        """
                        with current_topic as (
                            select generation, name from event_store.topic order by generation desc limit 1)
                        select l.state, l.message, l.epoch, l.expires_at > clock_timestamp(), l.holder,
                            t.name, t.generation,
                            coalesce((select sum(last_seq) from event_store.relay_lane r
                                where r.generation = t.generation), 0)::bigint as checkpoint,
                            (select sum(last_seq) from event_store.lane)::bigint as head,
                            (select count(*) from event_store.relay_request where done_at is null)
                        from event_store.relay_lease l left join current_topic t on true
                        """)
                .query(RelayLog::statusOf)
                .single();
    }

    private static Status statusOf(ResultSet row, int number) throws SQLException {
        boolean leased = row.getBoolean(4);
        return new Status(
                leased ? row.getString(1) : "stopped",
                row.getString(2),
                row.getLong(3),
                leased,
                leased ? row.getObject(5, UUID.class) : null,
                row.getString(6),
                row.getObject(7, Integer.class),
                row.getLong(8),
                row.getLong(9) - row.getLong(8),
                row.getLong(10));
    }

    Optional<Request> request(long id) {
        return jdbc.sql(
                        """
                        select id, kind, lane::integer, from_seq, requested_by, reason, requested_at, done_at, result
                        from event_store.relay_request where id = ?
                        """)
                .param(id)
                .query(RelayLog::requestOf)
                .optional();
    }

    private static Request requestOf(ResultSet row, int number) throws SQLException {
        OffsetDateTime done = row.getObject(8, OffsetDateTime.class);
        return new Request(
                row.getLong(1),
                row.getString(2),
                row.getObject(3, Integer.class),
                row.getObject(4, Long.class),
                row.getString(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                done == null ? null : done.toInstant(),
                row.getString(9));
    }

    /// @return the request's id
    long resend(int lane, long from, String actor, String reason) {
        return ask("resend", lane, from, "lane " + lane + " from " + from, actor, reason);
    }

    /// @return the request's id
    long rebuild(String actor, String reason) {
        return ask("rebuild", null, null, "topic", actor, reason);
    }

    private long ask(
            String kind,
            @Nullable Integer lane,
            @Nullable Long from,
            String subject,
            String actor,
            String reason) {
        return runner.durably(() -> {
            long id =
                    runner.sql()
                            .sql(
                                    """
                                    insert into event_store.relay_request (kind, lane, from_seq, requested_by, reason)
                                    values (?, ?, ?, ?, ?) returning id
                                    """)
                            .param(kind)
                            .param(lane)
                            .param(from)
                            .param(actor)
                            .param(reason)
                            .query(Long.class)
                            .single();
            new Audit(runner).record(actor, "relay-" + kind, subject, reason, "", "request " + id);
            return id;
        });
    }
}
