package dev.tidemark.rehearsal.driver;

import dev.tidemark.command.CommandsInProcess;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.personal.JdbcPersonalKeys;
import dev.tidemark.personal.PersonalCipher;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.rehearsal.generator.StreamPlan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An event store on a database of its own.
public record Store(DatabaseAddress database) {
    private static final String EVENTS =
            "select %s, s.store_id from event_store.event e, event_store.store s order by lane_seq, lane"
                    .formatted(StoredEvent.COLUMNS);

    public static Store fresh() {
        return new Store(TestDatabase.fresh());
    }

    public static Store with(StreamPlan plan) throws InterruptedException {
        var store = fresh();
        store.add(plan);
        return store;
    }

    void add(StreamPlan plan) throws InterruptedException {
        try (var commands = open()) {
            new Driver(commands, 4).run(plan.householdPlans(), _ -> {});
        }
    }

    public CommandsInProcess open() {
        return CommandsInProcess.open(settings());
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
                .query((row, _) -> StoredEvent.of(row.getObject(14, UUID.class), row))
                .list();
    }

    /// What [#events] gives in clear text, lane by lane as an export has it.
    public List<EventEnvelope> envelopes() {
        EventJson codec = codec();
        return events().stream()
                .sorted(Comparator.comparingInt(StoredEvent::lane))
                .map(event -> event.decode(codec))
                .toList();
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
    public List<String> ask(String query) {
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
