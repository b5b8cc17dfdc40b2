package dev.tidemark.rehearsal.lines;

import dev.tidemark.command.CommandsInProcess;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.lines.BadLine;
import dev.tidemark.event.lines.EventFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;

/// Loads one file into an empty store. A line that is not right is found before anything is stored;
/// a load that was cut off goes on when the same file is given again.
public final class EventImport {
    /// As many as one transaction takes.
    private static final int MOST = 250;

    /// So many may wait for their household's next ones.
    private static final int WAITING = 20_000;

    private final CommandsInProcess store;
    private final EventFile file;
    private final Map<UUID, List<EventEnvelope>> waiting = new HashMap<>();
    private int waits;

    public EventImport(CommandsInProcess store, Path file) {
        this.store = store;
        this.file = new EventFile(file);
    }

    /// What a file has, each line of which was found to be right.
    ///
    /// @param begun the events that the store has already, by household
    public record Checked(long events, int households, Map<UUID, Long> begun) {
        /// How many events the store has already.
        public long present() {
            return begun.values().stream().mapToLong(Long::longValue).sum();
        }

        public long missing() {
            return events - present();
        }
    }

    /// Reads all of it and stores nothing.
    ///
    /// @throws BadLine for the first line that breaks a rule
    /// @throws ImportRefused if the store has anything else than the beginning of this file
    public Checked check() {
        Continuity continuity = new Continuity();
        Beginnings beginnings = new Beginnings(store.held());
        read((event, number) -> {
            continuity.require(event, number);
            beginnings.compare(event);
        });
        beginnings.requireAll();
        if (beginnings.events() == 0) {
            throw new ImportRefused(file.path() + " has no events");
        }
        return new Checked(beginnings.events(), continuity.households(), beginnings.begun());
    }

    /// Stores what is not there yet, each household in its order.
    ///
    /// @param committed hears of each commit how many events it stored
    /// @throws ImportRefused if the store does not take one; what was stored before it stays, and
    ///   the same file goes on from there
    public void load(Checked checked, LongConsumer committed) {
        Map<UUID, Long> skip = new HashMap<>(checked.begun());
        read((event, _) -> {
            long left = skip.merge(event.household(), -1L, Long::sum);
            if (left < 0) {
                wait(event, committed);
            }
        });
        storeAll(committed);
    }

    private void read(EventFile.Reader reader) {
        try {
            file.read(reader);
        } catch (NoSuchFileException e) {
            throw new ImportRefused("there is no file " + file.path(), e);
        } catch (IOException e) {
            throw new ImportRefused(file.path() + " cannot be read: " + e, e);
        }
    }

    private void wait(EventEnvelope event, LongConsumer committed) {
        List<EventEnvelope> own =
                waiting.computeIfAbsent(event.household(), _ -> new ArrayList<>());
        own.add(event);
        waits++;
        if (own.size() == MOST) {
            store(own, committed);
        } else if (waits >= WAITING) {
            storeAll(committed);
        }
    }

    private void storeAll(LongConsumer committed) {
        waiting.values().stream()
                .filter(events -> !events.isEmpty())
                .forEach(events -> store(events, committed));
        waiting.clear();
    }

    private void store(List<EventEnvelope> events, LongConsumer committed) {
        try {
            store.store(List.copyOf(events));
        } catch (Refused e) {
            throw new ImportRefused(
                    "household %s stops before event %s: %s. What was stored stays; import the same file again to go on, or begin with a new directory."
                            .formatted(
                                    events.getFirst().household(),
                                    events.getFirst().eventId(),
                                    e.getMessage()),
                    e);
        }
        committed.accept(events.size());
        waits -= events.size();
        events.clear();
    }
}
