package dev.tidemark.store.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What a lane holds, in short.
///
/// @param lastSeq its last number
/// @param hash sum modulo 2^64 of the low bits of the event ids
public record LaneSum(int lane, long lastSeq, long events, long hash) {
    private static final String SUMS =
            """
            select l.lane, l.last_seq, count(e.event_id),
                coalesce(sum(('x' || right(replace(e.event_id::text, '-', ''), 16))::bit(64)::bigint::numeric), 0)
            from event_store.lane l left join event_store.event e on e.lane = l.lane
            group by l.lane, l.last_seq order by l.lane
            """;

    /// Whether the numbers run from 1 without a gap: no number is there twice.
    boolean whole() {
        return lastSeq == events;
    }

    /// Of every lane, by one pass over the events.
    static List<LaneSum> all(Connection connection) throws SQLException {
        List<LaneSum> sums = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SUMS)) {
            while (row.next()) {
                sums.add(
                        new LaneSum(
                                row.getInt(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getBigDecimal(4).toBigInteger().longValue()));
            }
        }
        return List.copyOf(sums);
    }
}
