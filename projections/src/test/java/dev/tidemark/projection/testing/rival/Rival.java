package dev.tidemark.projection.testing.rival;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.TransactionEvent.TransactionVoided;
import dev.tidemark.projection.Keys;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import dev.tidemark.projection.testing.tally.Tally;
import java.util.List;

/// The tally as another branch has it: what is voided stays.
public final class Rival implements Projection {
    private final Tally tally;

    public Rival(String readModel, int version) {
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
        if (!(event.event() instanceof TransactionVoided)) {
            tally.on(event, tables);
        }
    }
}
