package dev.tidemark.projection.impact;

import dev.tidemark.event.Event;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.projection.Projection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/// Which tables a projection reads or writes for which event. It is not asked but tried: it folds
/// made-up events of every form, once over rows that are there and once over none.
public final class EventUses {
    private static final UUID ID = new UUID(0, 1);

    private EventUses() {}

    /// The names of the tables by the event's wire name, both sorted. An event that the projection
    /// ignores is not among them.
    public static Map<String, List<String>> of(Projection projection) {
        Map<String, List<String>> uses = new LinkedHashMap<>();
        for (EventCatalog.Entry entry : new EventCatalog().entries()) {
            var touched = new TreeSet<String>();
            for (Object event : Samples.of(entry.record(), entry.type())) {
                fold(projection, (Event) event, new TouchedTables(touched, true));
                fold(projection, (Event) event, new TouchedTables(touched, false));
            }
            if (!touched.isEmpty()) {
                uses.put(entry.type(), List.copyOf(touched));
            }
        }
        return uses;
    }

    private static void fold(Projection projection, Event event, TouchedTables tables) {
        try {
            projection.on(
                    new EventEnvelope(
                            ID, 0, 1, ID, ID, ID, 0, Instant.EPOCH, "nobody", ID, null, event),
                    tables);
        } catch (RuntimeException _) {
            // No history holds such an event at such rows; what it touched until then counts.
        }
    }
}
