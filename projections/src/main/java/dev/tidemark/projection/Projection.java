package dev.tidemark.projection;

import dev.tidemark.event.EventEnvelope;
import java.util.List;

/// One version of a read model: a pure fold. It has no clock, no random, no I/O, no state between
/// events, no look at other versions and no branch for replay; whatever it needs is in the event or
/// in its own rows.
public interface Projection {
    ProjectionId id();

    /// Every table that [#on] writes.
    List<TableDefinition<?, ?>> tables();

    /// Applies one event. Exhaustive over the sealed events: what is ignored is said.
    void on(EventEnvelope event, Tables tables);

    /// Names the rows that [#on] will touch: what it gets, puts or deletes, though not what it
    /// inserts. A batch then loads them with one query per table. A row that is not named here is
    /// loaded on its own, which is right but slow.
    default void keys(EventEnvelope event, Keys keys) {}
}
