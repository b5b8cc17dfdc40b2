package dev.tidemark.event.json;

import dev.tidemark.event.Event;
import dev.tidemark.event.Wire;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which wire name stands for which record, found from the sealed types.
public final class EventCatalog {
    /// One event's name, current revision and record.
    public record Entry(String type, int revision, Class<? extends Event> record) {}

    private final Map<String, Entry> byType;
    private final Map<Class<?>, Entry> byRecord;

    public EventCatalog() {
        byType =
                records(Event.class)
                        .map(EventCatalog::entry)
                        .collect(
                                Collectors.toMap(
                                        Entry::type,
                                        Function.identity(),
                                        EventCatalog::refuseTwice,
                                        TreeMap::new));
        byRecord =
                byType.values().stream()
                        .collect(Collectors.toMap(Entry::record, Function.identity()));
    }

    /// Every event of the contract, by wire name.
    public Collection<Entry> entries() {
        return byType.values();
    }

    /// The entry of a wire name, or `null` if this release does not know it.
    public @Nullable Entry find(String type) {
        return byType.get(type);
    }

    public Entry of(Event event) {
        return of(event.getClass());
    }

    public Entry of(Class<?> record) {
        Entry entry = byRecord.get(record);
        if (entry == null) {
            throw new IllegalArgumentException(
                    record.getName() + " is not an event of the contract");
        }
        return entry;
    }

    private static Stream<Class<? extends Event>> records(Class<? extends Event> type) {
        if (!type.isSealed()) {
            return Stream.of(type);
        }
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(permitted -> records(permitted.asSubclass(Event.class)));
    }

    private static Entry entry(Class<? extends Event> record) {
        Wire wire = record.getAnnotation(Wire.class);
        if (wire == null) {
            throw new IllegalStateException(record.getName() + " has no @Wire name");
        }
        return new Entry(wire.value(), wire.revision(), record);
    }

    private static Entry refuseTwice(Entry one, Entry other) {
        throw new IllegalStateException(
                "two events are called "
                        + one.type()
                        + ": "
                        + one.record()
                        + " and "
                        + other.record());
    }
}
