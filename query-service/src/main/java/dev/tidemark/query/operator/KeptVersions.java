package dev.tidemark.query.operator;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.migration.Migration;
import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.projection.pacing.BuildProgress;
import dev.tidemark.projection.plan.FreeDisk;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.status.ProjectionStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Every version that has a schema, of every read model.
@Component
final class KeptVersions {
    private final List<Projection> projections;
    private final ProjectionStatus status;
    private final MigrationDesk desk;
    private final Builds builds;
    private final BuildProgress progress;
    private final FreeDisk disk;

    KeptVersions(
            List<Projection> projections,
            ProjectionStatus status,
            MigrationDesk desk,
            @Qualifier("runnerDatabase") Database runnerDatabase) {
        this.projections = projections;
        this.status = status;
        this.desk = desk;
        this.builds = new Builds(runnerDatabase);
        this.progress = new BuildProgress(runnerDatabase);
        this.disk = new FreeDisk(runnerDatabase, null);
    }

    record AllReadModels(List<ReadModel> readModels) {}

    /// @param code the versions that this release has code for
    /// @param versions those that have a schema
    record ReadModel(String readModel, List<Integer> code, List<Version> versions) {}

    /// @param active whether it answers
    /// @param migration that it is the candidate of, and `phase` in which that is
    /// @param lagEvents and `lagSeconds`: against the store; `null` if runners do not feed it
    /// @param bytes of its tables and indexes
    record Version(
            int version,
            int build,
            String schema,
            String state,
            boolean active,
            @Nullable Long migration,
            @Nullable String phase,
            long position,
            @Nullable Long lagEvents,
            @Nullable Double lagSeconds,
            @Nullable Long parked,
            long bytes) {}

    List<ReadModel> readModels() {
        List<Build> all = builds.all();
        List<BuildStatus> fed = status.all();
        List<Migration> open =
                desk.find().map(Migrations::all).orElse(List.of()).stream()
                        .filter(migration -> migration.closedAt() == null)
                        .toList();
        var names = new TreeSet<String>();
        projections.forEach(projection -> names.add(projection.id().readModel()));
        all.forEach(build -> names.add(build.projection().readModel()));
        return names.stream()
                .map(name ->
                        new ReadModel(
                                name,
                                code(name),
                                all.stream()
                                        .filter(b -> b.projection().readModel().equals(name))
                                        .map(build -> version(build, fed, open))
                                        .toList()))
                .toList();
    }

    private List<Integer> code(String readModel) {
        return projections.stream()
                .filter(projection -> projection.id().readModel().equals(readModel))
                .map(projection -> projection.id().version())
                .sorted()
                .toList();
    }

    private Version version(Build build, List<BuildStatus> fed, List<Migration> open) {
        Optional<BuildStatus> found =
                fed.stream().filter(s -> s.build().schema().equals(build.schema())).findFirst();
        Optional<Migration> migration =
                open.stream().filter(m -> m.to().schema().equals(build.schema())).findFirst();
        return new Version(
                build.projection().version(),
                build.number(),
                build.schema(),
                build.state().name().toLowerCase(Locale.ROOT),
                found.map(BuildStatus::active).orElse(false),
                migration.map(Migration::id).orElse(null),
                migration.map(m -> m.phase().label()).orElse(null),
                found.map(BuildStatus::position).orElseGet(() -> progress.done(build)),
                found.map(BuildStatus::lagEvents).orElse(null),
                found.map(BuildStatus::lagSeconds).orElse(null),
                found.map(BuildStatus::parked).orElse(null),
                disk.sizeOf(build));
    }
}
