package dev.tidemark.event.lines;

import dev.tidemark.event.Event;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.json.NeedsNewerRelease;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Envelopes to lines and back. Thread-safe.
public final class EventLines {
    private static final String PAYLOAD = "payload";

    private final EventJson json = EventJson.plain();

    /// What a line says beside the event itself, which is its `payload`.
    private record Head(
            UUID store,
            int lane,
            long laneSeq,
            UUID eventId,
            String type,
            int revision,
            UUID household,
            UUID aggregate,
            long aggregateSeq,
            Instant recordedAt,
            String actor,
            UUID correlation,
            @Nullable UUID causation) {}

    /// One JSON object without line breaks, the event in its current revision.
    public String write(EventEnvelope envelope) {
        EventCatalog.Entry entry = json.catalog().of(envelope.event());
        ObjectNode line =
                json.tree(
                        new Head(
                                envelope.store(),
                                envelope.lane(),
                                envelope.laneSeq(),
                                envelope.eventId(),
                                entry.type(),
                                entry.revision(),
                                envelope.household(),
                                envelope.aggregate(),
                                envelope.aggregateSeq(),
                                envelope.recordedAt(),
                                envelope.actor(),
                                envelope.correlation(),
                                envelope.causation()));
        line.set(PAYLOAD, json.tree(json.write(envelope.event(), envelope.household())));
        return line.toString();
    }

    /// Reads an event of any released revision.
    ///
    /// @param number the line's in its file, from 1
    /// @throws BadLine naming the field and the rule that it breaks
    public EventEnvelope read(String line, long number) {
        ObjectNode tree = parse(line, number);
        JsonNode payload = tree.remove(PAYLOAD);
        if (!(payload instanceof ObjectNode object)) {
            throw new BadLine(number, PAYLOAD, "must be a JSON object");
        }
        Head head = head(tree, number);
        return new EventEnvelope(
                head.store(),
                head.lane(),
                head.laneSeq(),
                head.eventId(),
                head.household(),
                head.aggregate(),
                head.aggregateSeq(),
                head.recordedAt(),
                head.actor(),
                head.correlation(),
                head.causation(),
                event(head, object, number));
    }

    private ObjectNode parse(String line, long number) {
        try {
            if (json.tree(line) instanceof ObjectNode object) {
                return object;
            }
            throw new BadLine(number, "", "is not a JSON object");
        } catch (JacksonException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new BadLine(
                    number, "", "is not a JSON object, or has a field twice: column " + column);
        }
    }

    private Head head(ObjectNode tree, long number) {
        try {
            return json.value(tree, Head.class);
        } catch (JacksonException e) {
            throw BadLine.of(number, "", e);
        }
    }

    private Event event(Head head, ObjectNode payload, long number) {
        if (head.revision() < 1) {
            throw new BadLine(number, "revision", "must be 1 or more");
        }
        try {
            return json.read(head.type(), head.revision(), payload);
        } catch (NeedsNewerRelease e) {
            throw new BadLine(number, "type", String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            throw BadLine.of(number, PAYLOAD, e);
        }
    }
}
