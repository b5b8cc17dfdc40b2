package dev.tidemark.query.health;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.registry.Adoption;
import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.status.ProjectionStatus;
import java.util.List;
import java.util.TreeSet;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/// Ready is who can answer for every read model: its active version is one that this release has,
/// and every version that is fed was built by the changelog that this release has, or adopted. Lag
/// and parked households do not make an instance unready: answers say so themselves.
@Component("readModelsHealthIndicator")
final class ReadModelsHealth extends AbstractHealthIndicator {
    private final ProjectionStatus status;
    private final List<Projection> projections;
    private final Adoption adoption;

    ReadModelsHealth(ProjectionStatus status, List<Projection> projections, Adoption adoption) {
        this.status = status;
        this.projections = projections;
        this.adoption = adoption;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var missing = new TreeSet<String>();
        projections.forEach(projection -> missing.add(projection.id().readModel()));
        List<BuildStatus> active = status.all().stream().filter(BuildStatus::active).toList();
        active.forEach(build -> missing.remove(build.build().projection().readModel()));
        List<String> unknown =
                active.stream()
                        .filter(build -> !build.code())
                        .map(build -> build.build().projection().toString())
                        .toList();
        List<String> foreign = adoption.foreign().stream().map(ProjectionId::toString).toList();
        if (!unknown.isEmpty()) {
            builder.down().withDetail("needs a release with", unknown);
        } else if (!missing.isEmpty()) {
            builder.down().withDetail("no active version of", missing);
        } else if (!foreign.isEmpty()) {
            builder.down().withDetail("built by another changelog; see migrate adopt", foreign);
        } else {
            builder.up();
        }
    }
}
