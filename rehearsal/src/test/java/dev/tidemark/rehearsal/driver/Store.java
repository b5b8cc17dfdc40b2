package dev.tidemark.rehearsal.driver;

import dev.tidemark.command.CommandsInProcess;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.personal.JdbcPersonalKeys;
import dev.tidemark.personal.PersonalCipher;
import dev.tidemark.rehearsal.generator.StreamPlan;
import dev.tidemark.store.StoreSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An event store on a database of its own.
public record Store(DatabaseAddress database) {
    private static final String MASTER_KEY = "c2l4dGVlbiBieXRlcyBhcmUgbm90IGVub3VnaCBoZXI=";
    private static final String EVENTS =
            "select %s, s.store_id from event_store.event e, event_store.store s order by lane, lane_seq"
                    .formatted(StoredEvent.COLUMNS);
    private static final List<String> ROLES = List.of("command", "keys");

    public static Store fresh() {
        var database = TestServers.newDatabase();
        try (var connection = database.open();
                var sql = connection.createStatement()) {
            StoreSchema.upgrade(connection);
            for (var role : ROLES) {
                sql.execute("alter role tidemark_" + role + " password 'of-" + role + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Store(database);
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
            "--tidemark.database.command.password=of-command",
            "--tidemark.database.keys.password=of-keys",
            "--tidemark.personal.master-key=" + MASTER_KEY
        };
    }

    /// Everything that is stored, lane by lane.
    public List<EventEnvelope> events() {
        var dataSource =
                new DriverManagerDataSource(
                        database.jdbcUrl(), database.user(), database.password());
        var codec = new EventJson(new PersonalCipher(new JdbcPersonalKeys(dataSource, MASTER_KEY)));
        return JdbcClient.create(dataSource)
                .sql(EVENTS)
                .query((row, _) -> StoredEvent.of(row.getObject(14, UUID.class), row))
                .stream()
                .map(event -> event.decode(codec))
                .toList();
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
