package dev.tidemark.projection.reading;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.View;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The views that this release has code for.
record Views(Collection<View> all) {
    /// The read model whose questions `view` holds.
    String readModel(Class<? extends View> view) {
        List<String> names =
                all.stream()
                        .filter(view::isInstance)
                        .map(one -> one.id().readModel())
                        .distinct()
                        .toList();
        if (names.size() != 1) {
            throw new IllegalStateException(
                    view.getName() + " is implemented for the read models " + names);
        }
        return names.getFirst();
    }

    <V extends View> @Nullable V of(Class<V> view, ProjectionId id) {
        return all.stream()
                .filter(one -> view.isInstance(one) && one.id().equals(id))
                .map(view::cast)
                .findFirst()
                .orElse(null);
    }
}
