package dev.tidemark.command.relay;

import dev.tidemark.store.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// The table of topics. Readers follow it: the highest generation of the current store id is where
/// the events are.
final class Generations {
    private final Connection connection;
    private final Lease lease;

    Generations(Connection connection, Lease lease) {
        this.connection = connection;
        this.lease = lease;
    }

    Optional<Generation> active() throws SQLException {
        try (var select =
                        connection.prepareStatement(
                                """
                                select t.generation, t.store_id, t.name, t.partitions
                                from event_store.topic t join event_store.store using (store_id)
                                order by t.generation desc limit 1
                                """);
                var row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new Generation(
                                    row.getInt(1),
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    row.getShort(4)))
                    : Optional.empty();
        }
    }

    /// Events of the store that have not been acknowledged in the active generation.
    long behind() throws SQLException {
        try (var select =
                        connection.prepareStatement(
                                """
                                select coalesce(sum(l.last_seq - coalesce(r.last_seq, 0)), 0)
                                from event_store.lane l
                                left join event_store.relay_lane r on r.lane = l.lane and r.generation = (
                                    select max(t.generation) from event_store.topic t join event_store.store using (store_id))
                                """);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    int highest() throws SQLException {
        try (var select =
                        connection.prepareStatement(
                                "select coalesce(max(generation), 0) from event_store.topic");
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /// Makes a generation the active one, with all lanes at zero, and answers the open requests for
    /// a rebuild; all or nothing.
    void begin(Generation generation, String result) throws SQLException {
        connection.setAutoCommit(false);
        try {
            write(generation);
            answer(result);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void write(Generation generation) throws SQLException {
        lease.renew();
        try (var store =
                        connection.prepareStatement(
                                "update event_store.store set store_id = ? where store_id <> ?");
                var topic =
                        connection.prepareStatement(
                                "insert into event_store.topic (generation, store_id, name, partitions) values (?, ?, ?, ?)");
                var lanes =
                        connection.prepareStatement(
                                "insert into event_store.relay_lane (generation, lane) select ?, generate_series(0, ?)")) {
            store.setObject(1, generation.store());
            store.setObject(2, generation.store());
            store.executeUpdate();
            topic.setInt(1, generation.number());
            topic.setObject(2, generation.store());
            topic.setString(3, generation.topic());
            topic.setShort(4, generation.partitions());
            topic.executeUpdate();
            lanes.setInt(1, generation.number());
            lanes.setInt(2, Lane.COUNT - 1);
            lanes.executeUpdate();
        }
    }

    private void answer(String result) throws SQLException {
        try (var update =
                connection.prepareStatement(
                        "update event_store.relay_request set done_at = now(), result = ? where kind = 'rebuild' and done_at is null")) {
            update.setString(1, result);
            update.executeUpdate();
        }
    }
}
