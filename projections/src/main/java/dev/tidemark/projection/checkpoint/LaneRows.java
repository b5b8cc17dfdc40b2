package dev.tidemark.projection.checkpoint;

import dev.tidemark.projection.database.Database;
import dev.tidemark.store.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The table `checkpoint_lane` of one build.
public final class LaneRows {
    private final Database database;
    private final String select;
    private final String update;

    LaneRows(Database database, String schema) {
        this.database = database;
        select =
                "select lane, last_seq, event_count, event_hash, beyond_seq, asked_at from "
                        + schema
                        + ".checkpoint_lane";
        update =
                """
                update %s.checkpoint_lane l
                set last_seq = u.last_seq, event_count = u.event_count, event_hash = u.event_hash,
                    beyond_seq = u.beyond_seq, asked_at = to_timestamp(u.asked_ms / 1000.0)
                from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                    as u (lane, last_seq, event_count, event_hash, beyond_seq, asked_ms)
                where l.lane = u.lane
                """
                        .formatted(schema);
    }

    /// The whole vector, by lane.
    public List<LaneCheckpoint> all() {
        return database.sql().sql(select + " order by lane").query(LaneRows::lane).list();
    }

    /// Of each lane, the last number.
    public long[] vector() {
        long[] vector = new long[Lane.COUNT];
        all().forEach(lane -> vector[lane.lane()] = lane.lastSeq());
        return vector;
    }

    List<LaneCheckpoint> of(Collection<Integer> lanes) {
        return database.sql()
                .sql(select + " where lane = any (:lanes) order by lane")
                .param("lanes", lanes.toArray(Integer[]::new))
                .query(LaneRows::lane)
                .list();
    }

    /// The statement that advances lanes, to be part of another; takes [#parameters].
    String update() {
        return update;
    }

    static List<Object> parameters(Collection<LaneCheckpoint> lanes) {
        return List.of(
                lanes.stream().map(LaneCheckpoint::lane).toArray(Integer[]::new),
                numbers(lanes, LaneCheckpoint::lastSeq),
                numbers(lanes, LaneCheckpoint::count),
                numbers(lanes, LaneCheckpoint::hash),
                numbers(lanes, LaneCheckpoint::beyond),
                numbers(lanes, lane -> millis(lane.askedAt())));
    }

    private static @Nullable Long[] numbers(
            Collection<LaneCheckpoint> lanes, Function<LaneCheckpoint, @Nullable Long> number) {
        return lanes.stream().map(number).toArray(Long[]::new);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static LaneCheckpoint lane(ResultSet row, int number) throws SQLException {
        OffsetDateTime asked = row.getObject(6, OffsetDateTime.class);
        return new LaneCheckpoint(
                row.getInt(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getObject(5, Long.class),
                asked == null ? null : asked.toInstant());
    }
}
