package dev.tidemark.projection.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of an event store, written by the superuser past their guards.
public final class TestStore implements AutoCloseable {
    private static final String INSERT =
            """
            insert into event_store.event (lane, lane_seq, event_id, household, aggregate_type, aggregate_id,
                aggregate_seq, type, revision, recorded_at, actor, correlation_id, payload)
            values (?, ?, ?, ?, 'test', ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final HikariDataSource dataSource;
    private final JdbcClient sql;
    private final Map<Integer, Long> last = new HashMap<>();
    private UUID id;

    TestStore(DatabaseAddress address) {
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(address.jdbcUrl());
        dataSource.setUsername(address.user());
        dataSource.setPassword(address.password());
        dataSource.setMaximumPoolSize(4);
        dataSource.setMinimumIdle(0);
        sql = JdbcClient.create(new JdbcTemplate(dataSource));
        id = sql.sql("select store_id from event_store.store").query(UUID.class).single();
        sql.sql("select lane, last_seq from event_store.lane where last_seq > 0")
                .query(row -> {
                    last.put(row.getInt(1), row.getLong(2));
                });
    }

    public UUID id() {
        return id;
    }

    public JdbcClient sql() {
        return sql;
    }

    DataSource dataSource() {
        return dataSource;
    }

    /// The store becomes another one, without events.
    public void replace() {
        last.clear();
        id = UUID.randomUUID();
        sql.sql(
                        "set session_replication_role = replica; delete from event_store.event; set session_replication_role = origin; update event_store.lane set last_seq = 0")
                .update();
        sql.sql("update event_store.store set store_id = ?").param(id).update();
    }

    int beginTopic(String name, int partitions) {
        int generation =
                sql.sql("select coalesce(max(generation), 0) + 1 from event_store.topic")
                        .query(Integer.class)
                        .single();
        sql.sql(
                        "insert into event_store.topic (generation, store_id, name, partitions) values (?, ?, ?, ?)")
                .params(generation, id, name, partitions)
                .update();
        sql.sql(
                        "insert into event_store.relay_lane (generation, lane) select ?, generate_series(0, 255)")
                .param(generation)
                .update();
        return generation;
    }

    long next(int lane) {
        return last.merge(lane, 1L, Long::sum);
    }

    public void append(Collection<StoredEvent> events) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set local session_replication_role = replica");
            insert(connection, events);
            advance(
                    connection,
                    "update event_store.lane set last_seq = greatest(last_seq, ?) where lane = ?",
                    events);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void relayed(int generation, Collection<StoredEvent> events) {
        try (Connection connection = dataSource.getConnection()) {
            advance(
                    connection,
                    "update event_store.relay_lane set last_seq = greatest(last_seq, ?) where lane = ? and generation = "
                            + generation,
                    events);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(Connection connection, Collection<StoredEvent> events)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (StoredEvent event : events) {
                insert.setInt(1, event.lane());
                insert.setLong(2, event.laneSeq());
                insert.setObject(3, event.eventId());
                insert.setObject(4, event.household());
                insert.setObject(5, event.aggregate());
                insert.setLong(6, event.aggregateSeq());
                insert.setString(7, event.type());
                insert.setInt(8, event.revision());
                insert.setObject(9, event.recordedAt().atOffset(ZoneOffset.UTC));
                insert.setString(10, event.actor());
                insert.setObject(11, event.correlation());
                insert.setBytes(12, event.json());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void advance(
            Connection connection, String update, Collection<StoredEvent> events)
            throws SQLException {
        Map<Integer, Long> heads = new HashMap<>();
        events.forEach(event -> heads.merge(event.lane(), event.laneSeq(), Math::max));
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (var head : heads.entrySet()) {
                statement.setLong(1, head.getValue());
                statement.setInt(2, head.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// Open requests for a resend, as `lane from`.
    public List<String> openResends() {
        return sql.sql(
                        "select lane || ' ' || from_seq from event_store.relay_request where kind = 'resend' and done_at is null")
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
