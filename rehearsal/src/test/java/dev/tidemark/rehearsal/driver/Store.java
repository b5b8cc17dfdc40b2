package dev.tidemark.rehearsal.driver;

import dev.tidemark.command.CommandsInProcess;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.personal.JdbcPersonalKeys;
import dev.tidemark.personal.PersonalCipher;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.rehearsal.generator.StreamPlan;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An event store on a database of its own.
public record Store(DatabaseAddress database) {
    private static final String EVENTS =
            "select s.store_id, e.* from event_store.event e, event_store.store s order by lane_seq, lane";

    static Store fresh() {
        return new Store(TestDatabase.fresh());
    }

    public static Store with(StreamPlan plan) throws InterruptedException {
        var store = fresh();
        store.add(plan);
        return store;
    }

    void add(StreamPlan plan) throws InterruptedException {
        try (var commands = CommandsInProcess.open(settings())) {
            new Driver(commands, 4).run(plan.householdPlans(), _ -> {});
        }
    }

    private String[] settings() {
        return new String[] {
            "--spring.profiles.active=dev",
            "--tidemark.database.url=" + database.jdbcUrl(),
            "--tidemark.database.durable=false",
            "--tidemark.database.pool-size=4",
            "--tidemark.database.command.password=" + TestDatabase.PASSWORD,
            "--tidemark.database.keys.password=" + TestDatabase.PASSWORD,
            "--tidemark.personal.master-key=" + TestTopic.MASTER_KEY
        };
    }

    /// Everything that is stored, each lane in its order.
    public List<StoredEvent> events() {
        return JdbcClient.create(dataSource())
                .sql(EVENTS)
                .query((row, _) ->
                        new StoredEvent(
                                row.getObject("store_id", UUID.class),
                                row.getInt("lane"),
                                row.getLong("lane_seq"),
                                row.getObject("event_id", UUID.class),
                                row.getString("type"),
                                row.getInt("revision"),
                                row.getObject("household", UUID.class),
                                row.getObject("aggregate_id", UUID.class),
                                row.getLong("aggregate_seq"),
                                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                                row.getString("actor"),
                                row.getObject("correlation_id", UUID.class),
                                row.getObject("causation_id", UUID.class),
                                row.getBytes("payload")))
                .list();
    }

    /// Reads what [#events] gives.
    public EventJson codec() {
        return new EventJson(
                new PersonalCipher(new JdbcPersonalKeys(dataSource(), TestTopic.MASTER_KEY)));
    }

    private DataSource dataSource() {
        return new DriverManagerDataSource(
                database.jdbcUrl(), database.user(), database.password());
    }

    /// The only column of what the query finds, as text.
    List<String> ask(String query) {
        try (var connection = database.open();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
