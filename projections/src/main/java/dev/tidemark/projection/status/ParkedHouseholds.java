package dev.tidemark.projection.status;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.checkpoint.ParkedRows;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What operators see and decide about households that are parked. Each decision leaves an audit
/// record.
public final class ParkedHouseholds {
    private final Database database;
    private final Builds builds;

    /// @param database the role that writes the versions' schemas
    public ParkedHouseholds(Database database) {
        this.database = database;
        this.builds = new Builds(database);
    }

    public List<ParkedHousehold> list() {
        return builds.kept().stream()
                .flatMap(
                        build -> rows(build).all().stream().map(p -> new ParkedHousehold(build, p)))
                .toList();
    }

    public Optional<ParkedHousehold> show(ProjectionId projection, UUID household) {
        return list().stream()
                .filter(one -> one.build().projection().equals(projection))
                .filter(one -> one.parked().household().equals(household))
                .findFirst();
    }

    /// Has the household repaired from the log by whoever runs its partition, within about a
    /// second. It stays parked, with the outcome said, if that fails.
    ///
    /// @return `false` if it is not parked there
    public boolean retry(ProjectionId projection, UUID household, String actor, String reason) {
        return decide(projection, household, Parked.State.RETRY, actor, reason);
    }

    /// Accepts that the household stays out of this version.
    ///
    /// @return `false` if it is not parked there
    public boolean skip(ProjectionId projection, UUID household, String actor, String reason) {
        return decide(projection, household, Parked.State.SKIPPED, actor, reason);
    }

    private boolean decide(
            ProjectionId projection,
            UUID household,
            Parked.State state,
            String actor,
            String reason) {
        return database.durably(() -> {
            Optional<ParkedHousehold> before = show(projection, household);
            before.ifPresent(found -> {
                rows(found.build()).decide(household, state, actor, reason);
                new Audit(database)
                        .record(
                                actor,
                                state == Parked.State.RETRY ? "parked-retry" : "parked-skip",
                                projection + " " + household,
                                reason,
                                found.parked().state().name(),
                                state.name());
            });
            return before.isPresent();
        });
    }

    private ParkedRows rows(Build build) {
        return new ParkedRows(database, build.schema());
    }
}
