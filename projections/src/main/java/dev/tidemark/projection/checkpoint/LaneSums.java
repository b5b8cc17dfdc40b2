package dev.tidemark.projection.checkpoint;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.database.Rest;
import dev.tidemark.store.Lane;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Count of events, and sum of their ids' low bits modulo 2^64, by lane.
public record LaneSums(long[] counts, long[] hashes) {
    /// Lanes that one statement sums up.
    private static final int PIECE = 16;

    public static LaneSums of(Collection<LaneCheckpoint> lanes, Collection<Parked> parked) {
        var sums = new LaneSums(new long[Lane.COUNT], new long[Lane.COUNT]);
        lanes.forEach(lane -> sums.add(lane.lane(), lane.count(), lane.hash()));
        parked.forEach(
                household -> sums.add(household.lane(), household.count(), household.hash()));
        return sums;
    }

    /// The store's events up to these numbers, which never change: some lanes at a time, each time
    /// in a short transaction, with rests between.
    public static LaneSums ofStore(Database database, long[] upTo, Rest rest) {
        var sums = new LaneSums(new long[Lane.COUNT], new long[Lane.COUNT]);
        for (int first = 0; first < upTo.length; first += PIECE) {
            int[] lanes = IntStream.range(first, Math.min(upTo.length, first + PIECE)).toArray();
            database.snapshot(() -> sums.addStored(database, lanes, upTo));
            rest.rest();
        }
        return sums;
    }

    private LaneSums addStored(Database database, int[] lanes, long[] upTo) {
        database.withoutTimeLimit();
        database.sql()
                .sql(
                        """
                        select e.lane, count(*),
                            sum(('x' || right(replace(e.event_id::text, '-', ''), 16))::bit(64)::bigint::numeric)
                        from unnest(?::int[], ?::bigint[]) as u (lane, up_to)
                            join event_store.event e on e.lane = u.lane and e.lane_seq <= u.up_to
                        group by e.lane
                        """)
                .params(
                        IntStream.of(lanes).boxed().toArray(Integer[]::new),
                        IntStream.of(lanes).mapToObj(lane -> upTo[lane]).toArray(Long[]::new))
                .query(row -> {
                    add(
                            row.getInt(1),
                            row.getLong(2),
                            row.getBigDecimal(3).toBigInteger().longValue());
                });
        return this;
    }

    private void add(int lane, long count, long hash) {
        counts[lane] += count;
        hashes[lane] += hash;
    }

    List<Integer> differing(LaneSums other) {
        return IntStream.range(0, Lane.COUNT)
                .filter(l -> counts[l] != other.counts[l] || hashes[l] != other.hashes[l])
                .boxed()
                .toList();
    }

    long total() {
        return LongStream.of(counts).sum();
    }
}
