package dev.tidemark.projection.migration;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.archive.Archives;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.log.Topics;
import dev.tidemark.projection.plan.FreeDisk;
import dev.tidemark.projection.reading.ReadOutcomes;
import dev.tidemark.projection.registry.Adoption;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.registry.SchemaDrift;
import dev.tidemark.projection.registry.VersionSchema;
import dev.tidemark.projection.runner.Rebuild;
import dev.tidemark.projection.runner.RunnerSupplies;
import dev.tidemark.projection.verification.Reports;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;

/// What the steps of migrations work with.
///
/// @param runner opens sessions of the role that writes read models and the registry
/// @param schemas makes and drops the versions' schemas
/// @param projections every version that this release has code for
/// @param buildsChanged called after a build begins or ends to be fed
public record Engine(
        DataSource runner,
        VersionSchema schemas,
        RunnerSupplies supplies,
        Collection<Projection> projections,
        ReadOutcomes reads,
        MigrationSettings settings,
        InstantSource clock,
        Runnable buildsChanged) {

    Database database() {
        return supplies.database();
    }

    String owner() {
        return supplies.owner();
    }

    MigrationLog log() {
        return new MigrationLog(database());
    }

    public Builds builds() {
        return new Builds(database());
    }

    Rebuild rebuild() {
        return new Rebuild(supplies, settings.workers());
    }

    Topics topics() {
        return new Topics(database());
    }

    Topic topic() {
        return topics().active()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the event store has no topic: is a command-service running, with its relay?"));
    }

    Building building() {
        return new Building(this);
    }

    Verifying verifying() {
        return new Verifying(this);
    }

    Reports reports() {
        return new Reports(database());
    }

    Gates gates() {
        return new Gates(this);
    }

    Switchover switchover() {
        return new Switchover(this);
    }

    PostSwitchWatch watch() {
        return new PostSwitchWatch(this);
    }

    FreeDisk disk() {
        return new FreeDisk(database(), settings.diskPath());
    }

    public SchemaDrift drift() {
        return new SchemaDrift(schemas, database(), projections);
    }

    public Archives archives() {
        return new Archives(runner, Path.of(settings.archives()), schemas, buildsChanged);
    }

    Retirement retirement() {
        return new Retirement(this);
    }

    Optional<Projection> code(ProjectionId id) {
        return projections.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /// Whether this release has the code that made the build.
    boolean carries(Build build) {
        return new Adoption(database(), projections).carries(build);
    }

    /// @throws IllegalStateException if this release lacks the version
    Projection code(Build build) {
        return code(build.projection())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "this release has no code for %s: deploy the one that has"
                                        .formatted(build.projection())));
    }

    /// Changes who writes a build, so that a crash does not take it back.
    ///
    /// @param by as who changes it has it
    /// @throws MigrationLog.Fenced if somebody else has the migration by now
    void set(Migration by, Build build, Build.State state) {
        database()
                .durably(() -> {
                    log().require(by);
                    builds().set(build, state);
                    return true;
                });
        buildsChanged.run();
    }
}
