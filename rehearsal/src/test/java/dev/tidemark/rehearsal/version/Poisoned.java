package dev.tidemark.rehearsal.version;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Keys;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import java.util.List;
import java.util.UUID;

/// A projection that cannot apply one event.
record Poisoned(Projection projection, UUID poison) implements Projection {
    @Override
    public ProjectionId id() {
        return projection.id();
    }

    @Override
    public List<TableDefinition<?, ?>> tables() {
        return projection.tables();
    }

    @Override
    public void on(EventEnvelope event, Tables tables) {
        if (event.eventId().equals(poison)) {
            throw new IllegalStateException("poison");
        }
        projection.on(event, tables);
    }

    @Override
    public void keys(EventEnvelope event, Keys keys) {
        projection.keys(event, keys);
    }
}
