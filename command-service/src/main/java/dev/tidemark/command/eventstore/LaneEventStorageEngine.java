package dev.tidemark.command.eventstore;

import dev.tidemark.command.lookup.Lookups;
import dev.tidemark.event.Event;
import dev.tidemark.event.json.EventJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/// Axon's JDBC engine on our table: appends through `event_store.append`, which gives the numbers
/// of the household's lane, and reads an aggregate only if it is of that household. Every append
/// also brings the lookup rows up to date, in the same transaction.
///
/// Axon's global index does not exist here, so nothing can track it.
final class LaneEventStorageEngine extends JdbcEventStorageEngine {
    private static final byte[] NO_METADATA = new byte[0];

    private final EventJson json;
    private final Lookups lookups;

    LaneEventStorageEngine(Builder builder, EventJson json, Lookups lookups) {
        super(builder);
        this.json = json;
        this.lookups = lookups;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        OpenCommand open = OpenCommand.current();
        List<DomainEventMessage<?>> appended =
                events.stream().<DomainEventMessage<?>>map(e -> (DomainEventMessage<?>) e).toList();
        appended.forEach(e -> open.stands(aggregate(e), e.getSequenceNumber()));
        super.appendEvents(events, serializer);
        open.appended(appended.size());
        lookups.record(
                open.household(),
                open.origin().actor(),
                appended.stream()
                        .map(e -> new Lookups.Recorded(aggregate(e), (Event) e.getPayload()))
                        .toList());
    }

    @Override
    protected PreparedStatement appendEvents(
            Connection connection, List<? extends EventMessage<?>> events, Serializer serializer)
            throws SQLException {
        return new Append(OpenCommand.current(), json, events).statement(connection);
    }

    private static UUID aggregate(DomainEventMessage<?> event) {
        return UUID.fromString(event.getAggregateIdentifier());
    }

    @Override
    protected PreparedStatement readEventData(
            Connection connection, String identifier, long firstSequenceNumber, int batchSize)
            throws SQLException {
        PreparedStatement select =
                connection.prepareStatement(
                        """
                        select event_id, aggregate_type, aggregate_id, aggregate_seq, type, revision, recorded_at, payload
                        from event_store.event
                        where aggregate_id = ? and aggregate_seq >= ? and household = ?
                        order by aggregate_seq limit ?\
                        """);
        select.setObject(1, UUID.fromString(identifier));
        select.setLong(2, firstSequenceNumber);
        select.setObject(3, OpenCommand.current().household());
        select.setInt(4, batchSize);
        return select;
    }

    @Override
    protected DomainEventData<?> getDomainEventData(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("aggregate_seq"),
                row.getString("event_id"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("type"),
                row.getString("revision"),
                row.getBytes("payload"),
                NO_METADATA);
    }

    /// A batch that is not full is the last one; asking once more would cost a round trip.
    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
    }

    /// Aggregates are small: there are no snapshots.
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }
}
