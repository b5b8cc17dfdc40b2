package dev.tidemark.projection.migration;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.migration.MigrationRefused.Kind;
import dev.tidemark.projection.pacing.Pacing;
import dev.tidemark.projection.plan.Plan;
import dev.tidemark.projection.plan.Planner;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.registry.VersionFiles;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// Finds out what a migration goes from and to, plans it, and opens it.
final class Opening {
    private final Engine engine;
    private final Database database;

    Opening(Engine engine) {
        this.engine = engine;
        this.database = engine.database();
    }

    Plan plan(String readModel, @Nullable Integer version) {
        Build from = active(readModel);
        var pacing =
                new Pacing(
                        () -> true, () -> null, engine.reads()::p99, engine.settings().liveP99());
        return new Planner(database, engine.schemas(), engine.rebuild(), engine.disk(), pacing)
                .plan(from, target(from, version));
    }

    /// @return the migration's id
    long open(String readModel, @Nullable Integer version, Operator operator) {
        Build from = active(readModel);
        requireCode(from);
        Projection target = target(from, version);
        String schema = Migration.schema(target.id(), target.id().equals(from.projection()));
        engine.disk().tooLittleFor(from).ifPresent(Opening::noRoom);
        return database.durably(() -> {
            requireFree(schema);
            Build to = create(target, schema);
            long opened = engine.log().open(from, to);
            new Audit(database)
                    .record(
                            operator.name(),
                            "migration-start",
                            "migration " + opened,
                            operator.reason(),
                            from.projection().toString(),
                            to.projection().toString());
            return opened;
        });
    }

    /// @throws MigrationRefused if somebody else has just opened one
    private Build create(Projection target, String schema) {
        try {
            return engine.builds().create(target.id(), schema, VersionFiles.of(target).checksum());
        } catch (DuplicateKeyException _) {
            throw MigrationLog.alreadyOpen(target.id().readModel());
        }
    }

    private void requireCode(Build from) {
        engine.gates()
                .uncarriedHere(from)
                .ifPresent(why -> {
                    throw new MigrationRefused(Kind.UNKNOWN_VERSION, why);
                });
    }

    private static void noRoom(String what) {
        throw new MigrationRefused(Kind.NO_ROOM, what);
    }

    private Build active(String readModel) {
        return engine.builds()
                .active(readModel)
                .orElseThrow(() ->
                        new MigrationRefused(
                                Kind.UNKNOWN_READ_MODEL,
                                "there is no read model '%s': see tidemark projections"
                                        .formatted(readModel)));
    }

    private Projection target(Build from, @Nullable Integer version) {
        String readModel = from.projection().readModel();
        int active = from.projection().version();
        return engine.projections().stream()
                .filter(p -> p.id().readModel().equals(readModel))
                .filter(p ->
                        version == null
                                ? p.id().version() > active
                                : p.id().version() == version && version >= active)
                .max(Comparator.comparing(p -> p.id().version()))
                .orElseThrow(() -> noTarget(from, version));
    }

    private static MigrationRefused noTarget(Build from, @Nullable Integer version) {
        String readModel = from.projection().readModel();
        return new MigrationRefused(
                Kind.UNKNOWN_VERSION,
                version == null
                        ? "%s is the newest version of %s that this release has"
                                .formatted(from.projection(), readModel)
                        : "this release has no version %d of %s to go to from %d: only later versions, or the same to build it again"
                                .formatted(version, readModel, from.projection().version()));
    }

    /// First of all an open migration is named, because its candidate has the schema.
    private void requireFree(String schema) {
        engine.builds().all().stream()
                .filter(build -> build.schema().equals(schema))
                .findFirst()
                .ifPresent(build -> {
                    throw new MigrationRefused(
                            Kind.ALREADY_OPEN,
                            "schema %s is still kept (%s): see tidemark migrate history; what is retired or restored goes with tidemark archive drop"
                                    .formatted(
                                            schema, build.state().name().toLowerCase(Locale.ROOT)));
                });
    }
}
