package dev.tidemark.command.relay;

import dev.tidemark.command.relay.Lanes.Place;
import dev.tidemark.embedded.DatabaseAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a test asks of a database, as the superuser.
record StoreSql(DatabaseAddress address) {

    /// All events, in the order of the store.
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        try (var connection = address.open();
                var sql = connection.createStatement();
                var row =
                        sql.executeQuery(
                                "select lane, lane_seq, event_id from event_store.event order by 1, 2")) {
            while (row.next()) {
                places.add(new Place(row.getInt(1), row.getLong(2), row.getObject(3, UUID.class)));
            }
            return places;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first column of the first row.
    String text(String sql) {
        try (var connection = address.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "no row";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void execute(String sql) {
        try (var connection = address.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
