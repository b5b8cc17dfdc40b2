package dev.tidemark.projection.testing.later;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Keys;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import dev.tidemark.projection.testing.tally.Tally;
import java.util.List;

/// The tally, with the files of a version that may be gone to from the first one directly.
public final class Later implements Projection {
    private final Tally tally;

    public Later(String readModel, int version) {
        tally = new Tally(readModel, version);
    }

    @Override
    public ProjectionId id() {
        return tally.id();
    }

    @Override
    public List<TableDefinition<?, ?>> tables() {
        return tally.tables();
    }

    @Override
    public void keys(EventEnvelope event, Keys keys) {
        tally.keys(event, keys);
    }

    @Override
    public void on(EventEnvelope event, Tables tables) {
        tally.on(event, tables);
    }
}
