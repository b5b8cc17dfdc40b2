package dev.tidemark.projection.reading;

import dev.tidemark.projection.NotAnswerable;
import dev.tidemark.projection.NotAnswerable.Reason;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.View;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

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

    /// @param active the version that answers at the moment
    /// @throws NotAnswerable if it does not answer the questions of `view`, or has no code here
    <V extends View> V of(Class<V> view, ProjectionId active) {
        return all.stream()
                .filter(one -> view.isInstance(one) && one.id().equals(active))
                .map(view::cast)
                .findFirst()
                .orElseThrow(() -> missing(view, active));
    }

    private NotAnswerable missing(Class<? extends View> view, ProjectionId active) {
        if (all.stream().anyMatch(one -> one.id().equals(active))) {
            return NotAnswerable.lacking(active, first(view));
        }
        return new NotAnswerable(
                Reason.NO_ACTIVE_VERSION,
                "%s is active, and this release has no code for it: deploy the release that has"
                        .formatted(active),
                0);
    }

    private ProjectionId first(Class<? extends View> view) {
        return all.stream()
                .filter(view::isInstance)
                .map(View::id)
                .min(Comparator.comparingInt(ProjectionId::version))
                .orElseThrow();
    }
}
