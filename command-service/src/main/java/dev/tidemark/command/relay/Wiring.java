package dev.tidemark.command.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;

/// What a relay is given.
///
/// @param kafka how clients connect
/// @param durable whether a store that can lose what it has committed is refused
record Wiring(
        RelaySettings settings,
        TopicSettings topic,
        Map<String, Object> kafka,
        DataSource database,
        boolean durable,
        Function<Map<String, Object>, Producer<byte[], byte[]>> producers) {

    /// The plans that the lanes' key gives are right at every size, also for a table that has grown
    /// a hundredfold since it was last analysed.
    Connection connect() throws SQLException {
        Connection connection = database.getConnection();
        try (var sql = connection.createStatement()) {
            sql.execute(
                    "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// @throws Refused naming the setting with which a crash takes back what was committed
    void requireDurable(Connection connection) throws SQLException {
        if (!durable) {
            return;
        }
        for (String setting : List.of("synchronous_commit", "fsync", "full_page_writes")) {
            try (var sql = connection.createStatement();
                    var row = sql.executeQuery("show " + setting)) {
                if (row.next() && row.getString(1).equals("off")) {
                    throw new Refused(
                            Refused.Kind.STORE_NOT_DURABLE,
                            "PostgreSQL runs with %s=off, so a crash could take back events that the topic already has. Switch it on for the database and for role tidemark_command; in tests only, tidemark.database.durable=false allows it."
                                    .formatted(setting));
                }
            }
        }
    }

    Producer<byte[], byte[]> producer() {
        return producers.apply(Sender.settings(kafka, settings));
    }
}
