package dev.tidemark.projection.runner;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.database.Database;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Finds the household for which a flush fails, by halves, and the event from which on it does. It
/// writes in transactions that are always taken back.
final class Culprit {
    private final Database database;
    private final Projection projection;
    private final Partition partition;
    private RuntimeException failure = new IllegalStateException("nothing failed");

    Culprit(Database database, Projection projection, Partition partition) {
        this.database = database;
        this.projection = projection;
        this.partition = partition;
    }

    /// @param failed what the flush of all of them ended with; thrown again if it does not repeat
    Parked among(List<EventEnvelope> events, RuntimeException failed) {
        if (!fails(events)) {
            throw failed;
        }
        List<UUID> suspects = events.stream().map(EventEnvelope::household).distinct().toList();
        while (suspects.size() > 1) {
            List<UUID> half = suspects.subList(0, suspects.size() / 2);
            suspects =
                    fails(of(half, events))
                            ? half
                            : suspects.subList(suspects.size() / 2, suspects.size());
        }
        List<EventEnvelope> ofCulprit = of(suspects, events);
        return Parked.at(firstFailing(ofCulprit), DataFault.describe(failure));
    }

    private EventEnvelope firstFailing(List<EventEnvelope> events) {
        int passing = 0;
        int failing = events.size();
        while (failing - passing > 1) {
            int middle = (passing + failing) / 2;
            if (fails(events.subList(0, middle))) {
                failing = middle;
            } else {
                passing = middle;
            }
        }
        return events.get(failing - 1);
    }

    private static List<EventEnvelope> of(List<UUID> households, List<EventEnvelope> events) {
        Set<UUID> wanted = Set.copyOf(households);
        return events.stream()
                .filter(event -> wanted.contains(event.household()))
                .collect(Collectors.toList());
    }

    private boolean fails(List<EventEnvelope> events) {
        try {
            database.rehearsal(() ->
                    database.connection(connection -> {
                        partition.cache.use(connection);
                        Fold.apply(projection, partition.cache, events);
                        partition.cache.flush();
                        try (var statement = connection.createStatement()) {
                            statement.execute("set constraints all immediate");
                        }
                        return true;
                    }));
            return false;
        } catch (RuntimeException e) {
            if (!DataFault.isCauseOf(e)) {
                throw e;
            }
            failure = e;
            return true;
        } finally {
            partition.cache.clear();
        }
    }
}
