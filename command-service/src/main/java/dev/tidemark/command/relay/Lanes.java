package dev.tidemark.command.relay;

import dev.tidemark.event.topic.EventRecords.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;

/// The order of the store: how far each lane goes, and the events of its runs.
final class Lanes {

    /// Numbers of one lane, both ends included.
    record Run(int lane, long first, long last) {
        long length() {
            return last - first + 1;
        }
    }

    /// Where an event stands, and which one it is.
    record Place(int lane, long number, UUID event) {}

    private static final int ROWS_AT_ONCE = 100;

    private final Connection connection;
    private final RelaySettings settings;

    Lanes(Connection connection, RelaySettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    UUID store() throws SQLException {
        try (var select = connection.prepareStatement("select store_id from event_store.store");
                var row = select.executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    /// The last number of each lane: everything up to it is committed, and nothing below it is
    /// still to come.
    ///
    /// @param sent the numbers that are known; only others are asked for
    long[] heads(long[] sent) throws SQLException {
        long[] heads = sent.clone();
        try (var select =
                connection.prepareStatement(
                        "select lane, last_seq from event_store.lane where last_seq <> (?::bigint[])[lane + 1]")) {
            select.setObject(1, sent);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    heads[row.getInt(1)] = row.getLong(2);
                }
            }
        }
        return heads;
    }

    /// The events of the runs in the order of the runs, as many as a batch may hold; at least one.
    /// A large batch comes by a cursor, which needs a transaction; a small one in a single round
    /// trip.
    ///
    /// @throws Refused if a lane has a hole, which the store never makes
    List<StoredEvent> read(UUID store, List<Run> runs) throws SQLException {
        if (runs.stream().mapToLong(Run::length).sum() <= ROWS_AT_ONCE) {
            return selected(store, runs);
        }
        connection.setAutoCommit(false);
        try {
            return selected(store, runs);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private List<StoredEvent> selected(UUID store, List<Run> runs) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select %s
                        from unnest(?::smallint[], ?::bigint[], ?::bigint[]) with ordinality as r(lane, first, last, n)
                        cross join lateral (
                            select * from event_store.event e
                            where e.lane = r.lane and e.lane_seq between r.first and r.last
                            order by e.lane_seq
                        ) e
                        order by r.n, e.lane_seq
                        """
                                .formatted(StoredEvent.COLUMNS))) {
            select.setFetchSize(ROWS_AT_ONCE);
            select.setObject(1, runs.stream().mapToInt(Run::lane).toArray());
            select.setObject(2, numbers(runs, Run::first));
            select.setObject(3, numbers(runs, Run::last));
            return batch(store, runs, select);
        }
    }

    private static <T> long[] numbers(List<T> of, ToLongFunction<T> number) {
        return of.stream().mapToLong(number).toArray();
    }

    private List<StoredEvent> batch(UUID store, List<Run> runs, PreparedStatement select)
            throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        long bytes = 0;
        try (var row = select.executeQuery()) {
            for (Run run : runs) {
                for (long number = run.first(); number <= run.last(); number++) {
                    if (events.size() == settings.batchEvents() || bytes > settings.batchBytes()) {
                        return events;
                    }
                    if (!row.next() || row.getInt(1) != run.lane() || row.getLong(2) != number) {
                        throw new Refused(
                                Refused.Kind.STORE_LACKS_EVENTS,
                                "the event store has no event of lane %d number %d, though its lane stands at %d or later. Nothing is sent. Restore the store from its last backup, then run tidemark relay rebuild."
                                        .formatted(run.lane(), number, run.last()));
                    }
                    StoredEvent event = StoredEvent.of(store, row);
                    bytes += event.json().length;
                    events.add(event);
                }
            }
        }
        return events;
    }

    /// Those of the places where the store does not have this event.
    List<Place> absent(List<Place> places) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select p.lane, p.number, p.event
                        from unnest(?::smallint[], ?::bigint[], ?::uuid[]) with ordinality as p(lane, number, event, n)
                        left join lateral (
                            select e.event_id from event_store.event e
                            where e.lane = p.lane and e.lane_seq = p.number
                        ) e on true
                        where e.event_id is distinct from p.event
                        order by p.n
                        """)) {
            select.setObject(1, places.stream().mapToInt(Place::lane).toArray());
            select.setObject(2, numbers(places, Place::number));
            select.setArray(
                    3,
                    connection.createArrayOf("uuid", places.stream().map(Place::event).toArray()));
            List<Place> absent = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    absent.add(
                            new Place(row.getInt(1), row.getLong(2), row.getObject(3, UUID.class)));
                }
            }
            return absent;
        }
    }
}
