package dev.tidemark.projection.verification;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.table.Change;
import dev.tidemark.projection.table.RowCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Folds events of one household in memory and tells, event by event, what changes.
final class Trace {
    private record RowKey(String table, Image key) {}

    private final Projection projection;
    private final RowCache cache;
    private final Map<RowKey, Image> rows = new HashMap<>();
    private boolean broken;

    Trace(Side side) {
        projection = side.projection();
        cache = new RowCache(projection.tables(), side.schema());
    }

    /// The rows that the event changed, before and after; none from the event on at which the fold
    /// throws.
    List<Image> on(EventEnvelope event) {
        List<Image> images = new ArrayList<>();
        if (!broken && folds(event)) {
            cache.changes().forEach(change -> note(change, images));
            cache.committed();
        }
        return images;
    }

    private boolean folds(EventEnvelope event) {
        try {
            projection.on(event, cache.of(event.household()));
        } catch (RuntimeException _) {
            broken = true;
        }
        return !broken;
    }

    private void note(Change change, List<Image> images) {
        var key = new RowKey(change.table(), new Image(change.key()));
        Image after = change.row() == null ? null : new Image(change.row());
        Image before = after == null ? rows.remove(key) : rows.put(key, after);
        if (before != null) {
            images.add(before);
        }
        if (after != null) {
            images.add(after);
        }
    }
}
