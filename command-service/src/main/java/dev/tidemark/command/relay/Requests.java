package dev.tidemark.command.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What readers, operators and the relay itself ask for. A request stays open until it is done,
/// also across restarts and take-overs.
final class Requests {

    /// A run of a lane, from a number to the lane's checkpoint, to be sent again.
    ///
    /// @param past one run must begin at or past this offset of its partition
    record Resend(long id, int lane, long from, long past) {}

    private final Connection connection;

    Requests(Connection connection) {
        this.connection = connection;
    }

    boolean askForRebuild() throws SQLException {
        try (var select =
                        connection.prepareStatement(
                                "select exists (select from event_store.relay_request where done_at is null and kind = 'rebuild')");
                var row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    List<Resend> resends() throws SQLException {
        List<Resend> resends = new ArrayList<>();
        try (var select =
                        connection.prepareStatement(
                                """
                                select id, coalesce(lane, -1), coalesce(from_seq, 0), past_offset
                                from event_store.relay_request
                                where done_at is null and kind = 'resend' order by id
                                """);
                var row = select.executeQuery()) {
            while (row.next()) {
                resends.add(
                        new Resend(row.getLong(1), row.getInt(2), row.getLong(3), row.getLong(4)));
            }
        }
        return resends;
    }

    void ask(int lane, long from, long past, String reason) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into event_store.relay_request (kind, lane, from_seq, past_offset, requested_by, reason)
                        values ('resend', ?, ?, ?, 'relay', ?)
                        """)) {
            insert.setInt(1, lane);
            insert.setLong(2, from);
            insert.setLong(3, past);
            insert.setString(4, reason);
            insert.executeUpdate();
        }
    }

    void done(Resend request, String result) throws SQLException {
        try (var update =
                connection.prepareStatement(
                        "update event_store.relay_request set done_at = now(), result = ? where id = ?")) {
            update.setString(1, result);
            update.setLong(2, request.id());
            update.executeUpdate();
        }
    }
}
