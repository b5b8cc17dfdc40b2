package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Table;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.CategoryKey;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.CategoryRow;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The tree of categories as it was known.
record CategoryRevisions(EventEnvelope at, Mark mark, Table<CategoryKey, CategoryRow> categories) {
    static CategoryKey replaced(EventEnvelope at) {
        return new CategoryKey(at.household(), at.aggregate(), at.aggregateSeq() - 1);
    }

    void on(CategoryEvent event) {
        switch (event) {
            case CategoryEvent.CategoryCreated(_, var name, var kind, var parent) ->
                    categories.insert(row(name.text(), kind, parent, false));
            case CategoryEvent.CategoryRenamed(_, var name) ->
                    replace(old -> row(name.text(), old.kind(), old.parent(), old.archived()));
            case CategoryEvent.CategoryMoved(_, var parent) ->
                    replace(old -> row(old.name(), old.kind(), parent, old.archived()));
            case CategoryEvent.CategoryArchived _ ->
                    replace(old -> row(old.name(), old.kind(), old.parent(), true));
        }
    }

    private void replace(UnaryOperator<CategoryRow> change) {
        CategoryRow old = categories.existing(replaced(at));
        categories.put(old.until(mark));
        categories.insert(change.apply(old));
    }

    private CategoryRow row(
            String name, CategoryKind kind, @Nullable UUID parent, boolean archived) {
        return new CategoryRow(
                at.household(),
                at.aggregate(),
                at.aggregateSeq(),
                name,
                kind,
                parent,
                archived,
                mark.at(),
                mark.number(),
                null,
                null);
    }
}
