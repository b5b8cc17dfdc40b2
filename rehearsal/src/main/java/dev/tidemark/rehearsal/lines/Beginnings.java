package dev.tidemark.rehearsal.lines;

import dev.tidemark.command.CommandsInProcess.Held;
import dev.tidemark.event.EventEnvelope;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Whether what a store has of each household is how the file begins.
final class Beginnings {
    private final Map<UUID, Held> held;
    private final Map<UUID, Long> seen = new HashMap<>();
    private final Map<UUID, Long> begun = new HashMap<>();
    private long events;

    Beginnings(Map<UUID, Held> held) {
        this.held = held;
    }

    void compare(EventEnvelope event) {
        events++;
        long number = seen.merge(event.household(), 1L, Long::sum);
        Held own = held.get(event.household());
        if (own != null && own.events() == number && own.last().equals(event.eventId())) {
            begun.put(event.household(), number);
        }
    }

    void requireAll() {
        if (begun.size() < held.size()) {
            throw new ImportRefused(
                    "the store is not empty: it has events of %d households that are not how this file begins. Import into a new directory."
                            .formatted(held.size() - begun.size()));
        }
    }

    long events() {
        return events;
    }

    Map<UUID, Long> begun() {
        return begun;
    }
}
