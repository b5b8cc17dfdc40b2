package dev.tidemark.projection.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.table.RowCache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Given events, when one more happens, then these rows stand. The fold runs in memory, twice: the
/// second run must give the same rows.
public final class ProjectionSpec {
    private final Projection projection;
    private final List<EventEnvelope> events = new ArrayList<>();

    private ProjectionSpec(Projection projection) {
        this.projection = projection;
    }

    public static ProjectionSpec of(Projection projection) {
        return new ProjectionSpec(projection);
    }

    public ProjectionSpec given(EventEnvelope... happened) {
        events.addAll(Arrays.asList(happened));
        return this;
    }

    public ProjectionSpec when(EventEnvelope event) {
        events.add(event);
        return this;
    }

    /// The rows of a table, in any order, and no others.
    @SafeVarargs
    public final <K extends Record, R extends Record> ProjectionSpec thenRows(
            TableDefinition<K, R> table, R... rows) {
        List<R> folded = fold(table);
        assertThat(folded).as(table.name()).containsExactlyInAnyOrder(rows);
        assertThat(fold(table)).as(table.name() + ", folded again").isEqualTo(folded);
        return this;
    }

    private <K extends Record, R extends Record> List<R> fold(TableDefinition<K, R> table) {
        var cache = new RowCache(projection.tables(), projection.id().schema());
        cache.load(keys -> events.forEach(event -> projection.keys(event, keys)));
        events.forEach(event -> projection.on(event, cache.of(event.household())));
        return cache.rows(table);
    }
}
