package dev.tidemark.event.lines;

import dev.tidemark.event.Event;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventExamples;
import dev.tidemark.store.Lane;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// The examples of all events, as if they were one history.
public final class Envelopes {
    private static final UUID STORE = new UUID(7, 7);

    private Envelopes() {}

    public static List<EventEnvelope> all() {
        List<Event> events = EventExamples.all();
        return IntStream.range(0, events.size()).mapToObj(i -> of(events.get(i), i)).toList();
    }

    public static EventEnvelope of(Event event, int number) {
        return new EventEnvelope(
                STORE,
                Lane.of(EventExamples.HOUSEHOLD),
                number + 1,
                new UUID(1, number),
                EventExamples.HOUSEHOLD,
                EventExamples.ACCOUNT,
                number,
                Instant.parse("2026-04-01T07:30:00.123456Z").plusSeconds(number),
                "anna",
                new UUID(2, number),
                number == 0 ? null : new UUID(3, number),
                event);
    }
}
