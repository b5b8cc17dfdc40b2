package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.event.Event;
import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.event.json.EventJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/// One call of `event_store.append`: all events of a commit, and the answer to the request, in one
/// round trip.
record Append(OpenCommand open, EventJson json, List<? extends EventMessage<?>> events) {
    private static final String CALL =
            "call event_store.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::smallint, ?, ?)";

    /// The metadata that says what led to an event.
    static final String CAUSATION = "correlationId";

    private static final int LARGEST_EVENT = 262_144;

    PreparedStatement statement(Connection connection) throws SQLException {
        Origin origin = open.origin();
        RequestKey key = origin.key();
        PreparedStatement call = connection.prepareStatement(CALL);
        call.setObject(1, open.household());
        set(call, 2, "uuid", e -> UUID.fromString(e.getIdentifier()));
        set(call, 3, "text", DomainEventMessage::getType);
        set(call, 4, "uuid", e -> UUID.fromString(e.getAggregateIdentifier()));
        set(call, 5, "int8", DomainEventMessage::getSequenceNumber);
        set(call, 6, "text", e -> entry(e).type());
        set(call, 7, "int2", e -> (short) entry(e).revision());
        set(
                call,
                8,
                "timestamptz",
                e -> e.getTimestamp().truncatedTo(ChronoUnit.MICROS).toString());
        call.setArray(9, connection.createArrayOf("bytea", payloads()));
        call.setString(10, origin.actor());
        call.setObject(11, origin.correlation());
        set(call, 12, "uuid", Append::causation);
        call.setObject(13, key == null ? null : key.scope());
        call.setString(14, key == null ? null : key.key());
        call.setInt(15, origin.status());
        call.setObject(16, origin.resource());
        call.setLong(17, open.version());
        call.addBatch();
        return call;
    }

    private void set(
            PreparedStatement call,
            int at,
            String type,
            Function<DomainEventMessage<?>, @Nullable Object> column)
            throws SQLException {
        Object[] values =
                events.stream().map(e -> column.apply((DomainEventMessage<?>) e)).toArray();
        call.setArray(at, call.getConnection().createArrayOf(type, values));
    }

    private EventCatalog.Entry entry(EventMessage<?> event) {
        return json.catalog().of(event.getPayloadType());
    }

    private byte[][] payloads() {
        return events.stream().map(e -> payload((Event) e.getPayload())).toArray(byte[][]::new);
    }

    private byte[] payload(Event event) {
        byte[] payload = json.write(event, open.household());
        if (payload.length > LARGEST_EVENT) {
            throw new Refused(
                    Refusal.EVENT_TOO_LARGE,
                    "recorded, this would take "
                            + payload.length
                            + " bytes; 262144 are allowed. Shorten texts or split it.");
        }
        return payload;
    }

    /// The command that led to the event, as
    /// [org.axonframework.messaging.correlation.MessageOriginProvider] notes it.
    private static @Nullable UUID causation(EventMessage<?> event) {
        return event.getMetaData().get(CAUSATION) instanceof String id ? UUID.fromString(id) : null;
    }
}
