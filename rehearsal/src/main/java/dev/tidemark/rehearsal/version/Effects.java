package dev.tidemark.rehearsal.version;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.table.RowCache;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which events change rows of a version.
public final class Effects {
    private Effects() {}

    /// Wire names of those events of the history that change a row; folded in memory.
    public static SortedSet<String> of(Version version, List<EventEnvelope> history) {
        Projection projection = version.fresh();
        var cache = new RowCache(projection.tables(), version.id().schema());
        var catalog = new EventCatalog();
        SortedSet<String> effective = new TreeSet<>();
        for (EventEnvelope event : history) {
            projection.on(event, cache.of(event.household()));
            if (!cache.changes().isEmpty()) {
                effective.add(catalog.of(event.event()).type());
            }
            cache.committed();
        }
        return effective;
    }
}
