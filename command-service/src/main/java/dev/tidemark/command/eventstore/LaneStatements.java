package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Mentions;
import dev.tidemark.store.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// `begin_command` and `answer`; the third of them, `append`, is the engine's.
@Component
final class LaneStatements {
    private static final String BEGIN =
            "select * from event_store.begin_command(?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ANSWER = "call event_store.answer(?, ?, ?, ?::smallint, ?, ?)";

    private final JdbcTemplate jdbc;
    private final FactsJson factsJson;

    LaneStatements(JdbcTemplate jdbc, FactsJson factsJson) {
        this.jdbc = jdbc;
        this.factsJson = factsJson;
    }

    Begun begin(Command command, Origin origin, @Nullable RequestKey key) {
        Begun begun =
                jdbc.query(
                        connection -> beginStatement(connection, command, origin, key),
                        this::begun);
        if (begun == null) {
            throw new IllegalStateException("begin_command answered nothing");
        }
        return begun;
    }

    private static PreparedStatement beginStatement(
            Connection connection, Command command, Origin origin, @Nullable RequestKey key)
            throws SQLException {
        Mentions mentions = command.mentions();
        PreparedStatement call = connection.prepareStatement(BEGIN);
        call.setObject(1, command.household());
        call.setObject(2, key == null ? null : key.scope());
        call.setString(3, key == null ? null : key.key());
        call.setBytes(4, key == null ? null : key.hash());
        call.setString(5, origin.actor());
        setIds(call, 6, mentions.accounts());
        setIds(call, 7, mentions.categories());
        setIds(call, 8, mentions.members());
        call.setObject(9, mentions.lineageOf());
        return call;
    }

    private static void setIds(PreparedStatement call, int at, Collection<UUID> ids)
            throws SQLException {
        call.setArray(
                at,
                ids.isEmpty() ? null : call.getConnection().createArrayOf("uuid", ids.toArray()));
    }

    private Begun begun(ResultSet row) throws SQLException {
        row.next();
        UUID store = row.getObject("store_id", UUID.class);
        return switch (row.getString("outcome")) {
            case "conflict" -> new Begun.Conflict(factsJson.read(row));
            case "repeated" -> new Begun.Repeated(repeated(row, store), factsJson.read(row));
            default ->
                    new Begun.First(
                            new Position(store, row.getInt("lane"), row.getLong("last_seq")),
                            factsJson.read(row));
        };
    }

    private static Answer repeated(ResultSet row, UUID store) throws SQLException {
        return new Answer(
                row.getInt("status"),
                row.getObject("resource", UUID.class),
                row.getLong("version"),
                new Position(store, row.getInt("answered_lane"), row.getLong("answered_seq")),
                true);
    }

    /// Stores the answer of a command that changed nothing.
    void answer(OpenCommand open) {
        Origin origin = open.origin();
        RequestKey key = origin.key();
        if (key != null) {
            jdbc.update(
                    ANSWER,
                    open.household(),
                    key.scope(),
                    key.key(),
                    origin.status(),
                    origin.resource(),
                    open.version());
        }
    }
}
