package dev.tidemark.projection.hosting;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.migration.Migration;
import dev.tidemark.projection.migration.MigrationRefused;
import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.projection.migration.Phase;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.registry.Operator;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes every read model to the newest version there is code for, without an operator; for
/// development. What went wrong once is left to a person.
final class NewestVersions {
    private static final Logger LOG = LoggerFactory.getLogger(NewestVersions.class);
    private static final Operator AUTOMATIC = new Operator("automatic", "newest version");

    private final Collection<Projection> projections;
    private final Builds builds;
    private final Migrations migrations;

    NewestVersions(Collection<Projection> projections, Builds builds, Migrations migrations) {
        this.projections = projections;
        this.builds = builds;
        this.migrations = migrations;
    }

    void look() {
        List<Migration> all = migrations.all();
        projections.stream()
                .map(p -> p.id().readModel())
                .distinct()
                .forEach(readModel -> look(readModel, all));
    }

    private void look(String readModel, List<Migration> all) {
        Optional<Migration> last =
                all.stream()
                        .filter(m -> m.readModel().equals(readModel))
                        .reduce((_, later) -> later);
        try {
            if (last.isPresent()
                    && last.get().phase() instanceof Phase.Ready
                    && wasNeverLive(last.get())) {
                migrations.switchOver(List.of(last.get().id()), AUTOMATIC);
            } else if (hasNewer(readModel)) {
                goOn(readModel, last.map(Migration::phase), last.map(Migration::id));
            }
        } catch (MigrationRefused e) {
            LOG.debug("{} stays where it is: {}", readModel, e.getMessage());
        }
    }

    /// A candidate that was rolled back is not switched to again.
    private static boolean wasNeverLive(Migration migration) {
        return migration.to().state() == Build.State.FOLLOWING;
    }

    private void goOn(String readModel, Optional<Phase> phase, Optional<Long> id) {
        if (phase.isEmpty() || phase.get() instanceof Phase.Retired) {
            migrations.start(readModel, null, AUTOMATIC);
        } else if (phase.get() instanceof Phase.Live) {
            id.ifPresent(live -> migrations.retire(live, AUTOMATIC));
        }
    }

    private boolean hasNewer(String readModel) {
        Optional<ProjectionId> active = builds.active(readModel).map(Build::projection);
        return projections.stream()
                .anyMatch(p ->
                        p.id().readModel().equals(readModel)
                                && active.isPresent()
                                && p.id().version() > active.get().version());
    }
}
