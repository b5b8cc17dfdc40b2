package dev.tidemark.query.operator;

import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.lines.EventLines;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.runner.RunnerSupplies;
import dev.tidemark.readmodel.ledger.KnownAt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Events of the store as lines with their texts in plain. No transaction is open while lines go
/// out: events never change, so what was counted is what is sent.
@Component
final class EventExport {
    private static final int PAGE = 1_000;
    private static final String OF_HOUSEHOLDS =
            "(:households = '{}' or household = any(cast(:households as uuid[])))";

    private final Database runner;
    private final EventJson codec;
    private final EventLines lines = new EventLines();

    EventExport(@Qualifier("runnerDatabase") Database runnerDatabase, RunnerSupplies supplies) {
        this.runner = runnerDatabase;
        this.codec = supplies.codec();
    }

    /// The part of a slice that lies in one lane.
    ///
    /// @param events how many events of the slice's households lie between the two numbers
    record Run(int lane, long low, long high, long events) {}

    /// What the slice has now. A clock that was set back leaves no hole in it: a lane's run goes
    /// from its first event in the time to its last one.
    List<Run> runs(EventSlice slice) {
        return runner.sql()
                .sql(
                        """
                        with run as (
                            select lane,
                                greatest(:low, min(lane_seq) filter (where recorded_at >= cast(:since as timestamptz))) low,
                                least(:high, max(lane_seq) filter (where recorded_at < cast(:until as timestamptz))) high
                            from event_store.event where lane = any(cast(:lanes as int[]))
                            group by lane
                            having bool_or(recorded_at >= cast(:since as timestamptz))
                                and bool_or(recorded_at < cast(:until as timestamptz)))
                        select lane, low, high, count(*)
                        from run join event_store.event e using (lane)
                        where lane_seq between low and high and %s
                        group by lane, low, high order by lane
                        """
                                .formatted(OF_HOUSEHOLDS))
                .param("lanes", array(slice.lanes()))
                .param("households", array(slice.households()))
                .param("low", number(slice.from(), 0))
                .param("high", number(slice.to(), Long.MAX_VALUE))
                .param("since", moment(slice.from(), "-infinity"))
                .param("until", moment(slice.to(), "infinity"))
                .query((row, _) ->
                        new Run(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    /// In the order of the lanes and their numbers.
    void write(EventSlice slice, List<Run> runs, OutputStream to) throws IOException {
        UUID store =
                runner.sql()
                        .sql("select store_id from event_store.store")
                        .query(UUID.class)
                        .single();
        for (Run run : runs) {
            long after = run.low() - 1;
            for (var page = page(slice, run, after, store);
                    !page.isEmpty();
                    page = page(slice, run, after, store)) {
                for (StoredEvent event : page) {
                    String line = lines.write(event.decode(codec)) + "\n";
                    to.write(line.getBytes(StandardCharsets.UTF_8));
                }
                after = page.getLast().laneSeq();
            }
        }
    }

    private List<StoredEvent> page(EventSlice slice, Run run, long after, UUID store) {
        return runner.sql()
                .sql(
                        """
                        select %s from event_store.event e
                        where lane = :lane and lane_seq > :after and lane_seq <= :high and %s
                        order by lane_seq limit :page
                        """
                                .formatted(StoredEvent.COLUMNS, OF_HOUSEHOLDS))
                .param("lane", run.lane())
                .param("after", after)
                .param("high", run.high())
                .param("households", array(slice.households()))
                .param("page", PAGE)
                .query((row, _) -> StoredEvent.of(store, row))
                .list();
    }

    private static String array(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static long number(@Nullable KnownAt bound, long otherwise) {
        return bound instanceof KnownAt.Number(long number) ? number : otherwise;
    }

    private static String moment(@Nullable KnownAt bound, String otherwise) {
        return bound instanceof KnownAt.Moment(var instant) ? instant.toString() : otherwise;
    }
}
