package dev.tidemark.command.relay;

import dev.tidemark.store.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.IntStream;

/// How far each lane of a generation has been acknowledged, and at which offset: what is stored,
/// and a copy of it in memory.
final class Checkpoints {

    /// The last of a lane's events that were sent together.
    record Sent(int lane, long number, long offset) {}

    private final Connection connection;
    private final Lease lease;
    private final Generation generation;
    private final long[] numbers = new long[Lane.COUNT];
    private final long[] offsets = new long[Lane.COUNT];

    Checkpoints(Connection connection, Lease lease, Generation generation) throws SQLException {
        this.connection = connection;
        this.lease = lease;
        this.generation = generation;
        try (var select =
                connection.prepareStatement(
                        "select lane, last_seq, last_offset from event_store.relay_lane where generation = ?")) {
            select.setInt(1, generation.number());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    numbers[row.getInt(1)] = row.getLong(2);
                    offsets[row.getInt(1)] = row.getLong(3);
                }
            }
        }
    }

    Generation generation() {
        return generation;
    }

    long number(int lane) {
        return numbers[lane];
    }

    /// Of each lane, the last number that is acknowledged.
    long[] numbers() {
        return numbers;
    }

    long offset(int lane) {
        return offsets[lane];
    }

    /// The lane of a partition whose last number was acknowledged at the highest offset.
    int newest(int partition) {
        return generation
                .lanes(partition)
                .reduce((a, b) -> offsets[a] >= offsets[b] ? a : b)
                .orElseThrow();
    }

    /// The highest offset acknowledged in a partition, or -1.
    long newestOffset(int partition) {
        return offsets[newest(partition)];
    }

    boolean isEmpty() {
        for (long number : numbers) {
            if (number > 0) {
                return false;
            }
        }
        return true;
    }

    /// Stores what was acknowledged, and renews the lease by the way. A lane's number never falls:
    /// what was sent again changes only where it stands. The commit does not wait for the disk: a
    /// checkpoint that a crash takes back sends some events twice.
    ///
    /// @throws Lease.Lost and changes nothing, if the epoch is over
    void store(Collection<Sent> sent) throws SQLException {
        for (Sent each : sent) {
            if (each.number() >= numbers[each.lane()]) {
                numbers[each.lane()] = each.number();
                offsets[each.lane()] = each.offset();
            }
        }
        int[] lanes = sent.stream().mapToInt(Sent::lane).toArray();
        long[] last = IntStream.of(lanes).mapToLong(lane -> numbers[lane]).toArray();
        long[] at = IntStream.of(lanes).mapToLong(lane -> offsets[lane]).toArray();
        try (var update =
                connection.prepareStatement(
                        """
                        with mine as (
                            update event_store.relay_lease
                            set expires_at = clock_timestamp() + ? * interval '1 ms'
                            where epoch = ? returning set_config('synchronous_commit', 'off', true)
                        )
                        update event_store.relay_lane r set last_seq = s.number, last_offset = s.at
                        from mine, unnest(?::smallint[], ?::bigint[], ?::bigint[]) as s(lane, number, at)
                        where r.generation = ? and r.lane = s.lane
                        """)) {
            update.setLong(1, lease.length().toMillis());
            update.setLong(2, lease.epoch());
            update.setObject(3, lanes);
            update.setObject(4, last);
            update.setObject(5, at);
            update.setInt(6, generation.number());
            if (update.executeUpdate() == 0) {
                throw new Lease.Lost(lease.epoch());
            }
        }
    }

    /// Where the lanes of a partition stand in it is no longer known; how far they got is.
    void forgetOffsets(int partition) throws SQLException {
        int[] lanes = generation.lanes(partition).toArray();
        try (var update =
                connection.prepareStatement(
                        "update event_store.relay_lane set last_offset = -1 where generation = ? and lane = any (?::smallint[])")) {
            update.setInt(1, generation.number());
            update.setObject(2, lanes);
            update.executeUpdate();
        }
        IntStream.of(lanes).forEach(lane -> offsets[lane] = -1);
    }
}
