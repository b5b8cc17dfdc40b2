package dev.tidemark.rehearsal.version;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.store.Lane;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/// A way to go through the same events that must come to the same rows.
///
/// @param name what is different about it
/// @param batch events of one transaction
/// @param cacheRows rows kept in memory between transactions
/// @param killed whether the process is killed before every commit, so that the next one goes on
///   from the checkpoint
/// @param lanesApart whether each lane is gone through to its end before the next
/// @param zone of the process
/// @param otherwise what is wrong with a fold that comes to other rows
public record Replay(
        String name,
        int batch,
        long cacheRows,
        boolean killed,
        boolean lanesApart,
        ZoneId zone,
        String otherwise) {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /// What all others are compared with.
    static final Replay PLAIN = new Replay("all at once", 5_000, 100_000, false, false, UTC, "");

    /// Every other way.
    public static List<Replay> all() {
        return List.of(
                new Replay(
                        "a second time, in another time zone and language",
                        5_000,
                        100_000,
                        false,
                        false,
                        ZoneId.of("Pacific/Kiritimati"),
                        "The rows depend on something that is neither in the event nor in the version's rows: a clock, a random number, the time zone, the order of a HashMap. Take it from the event."),
                new Replay(
                        "event by event",
                        1,
                        100_000,
                        false,
                        false,
                        UTC,
                        "The rows depend on where a transaction ends. Keep what the fold must remember in a row of its own."),
                new Replay(
                        "7 events at a time, with one row in memory",
                        7,
                        1,
                        false,
                        false,
                        UTC,
                        "A row that comes back from its table is not the row that was put there. Compare the record's components with the column types, and key components with the primary key."),
                new Replay(
                        "7 events at a time, the process killed before every commit",
                        7,
                        100_000,
                        true,
                        false,
                        UTC,
                        "The fold keeps something in memory between transactions, which a crash loses. Keep it in a row of its own."),
                new Replay(
                        "lane after lane",
                        13,
                        100_000,
                        false,
                        true,
                        UTC,
                        "The rows depend on the order in which households come, which partitions do not keep. A household's rows may depend on its own events alone."));
    }

    List<EventEnvelope> ordered(List<EventEnvelope> events) {
        return lanesApart
                ? events.stream()
                        .sorted(Comparator.comparing(event -> Lane.COUNT - event.lane()))
                        .toList()
                : events;
    }

    /// Runs the work as a process of this zone would.
    void inZone(Runnable work) {
        TimeZone before = TimeZone.getDefault();
        Locale language = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            if (!zone.equals(UTC)) {
                Locale.setDefault(Locale.forLanguageTag("tr"));
            }
            work.run();
        } finally {
            TimeZone.setDefault(before);
            Locale.setDefault(language);
        }
    }
}
