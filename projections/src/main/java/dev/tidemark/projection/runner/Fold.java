package dev.tidemark.projection.runner;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.table.RowCache;
import dev.tidemark.projection.table.RowsUnavailable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Applies events to cached rows.
final class Fold {
    private final Projection projection;
    private final RowCache cache;
    private final Map<UUID, Parked> poisoned = new LinkedHashMap<>();

    private Fold(Projection projection, RowCache cache) {
        this.projection = projection;
        this.cache = cache;
    }

    /// @return the households for which the fold threw, each from the event at which it did; their
    ///   later events were left out, and the cache is to be dropped if there are any
    static Map<UUID, Parked> apply(
            Projection projection, RowCache cache, List<EventEnvelope> events) {
        Fold fold = new Fold(projection, cache);
        cache.load(keys -> events.forEach(e -> fold.guarded(e, () -> projection.keys(e, keys))));
        events.forEach(e -> fold.guarded(e, () -> projection.on(e, cache.of(e.household()))));
        return fold.poisoned;
    }

    private void guarded(EventEnvelope event, Runnable step) {
        Parked before = poisoned.get(event.household());
        if (before != null && before.covers(event)) {
            return;
        }
        try {
            step.run();
        } catch (RowsUnavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            poisoned.put(
                    event.household(),
                    Parked.at(event, DataFault.describe(e, projection.getClass())));
        }
    }
}
