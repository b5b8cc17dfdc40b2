package dev.tidemark.projection.check;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.check.VersionCheck.TableCheck;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.Completeness;
import dev.tidemark.projection.checkpoint.LaneCheckpoint;
import dev.tidemark.projection.checkpoint.LaneSums;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.database.Rest;
import dev.tidemark.projection.log.LogIncomplete;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.log.Topics;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.registry.VersionSchema;
import dev.tidemark.projection.runner.Halted;
import dev.tidemark.projection.runner.Pace;
import dev.tidemark.projection.runner.Rebuild;
import dev.tidemark.projection.table.Fingerprint;
import dev.tidemark.store.Lane;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rebuilds each live version from the log into a throw-away schema, up to the live checkpoint, and
/// compares: every table's rows, and the events counted against the store. Takes as long as folding
/// the whole log does; the live version goes on meanwhile.
public final class Checks {
    private final Database database;
    private final VersionSchema schemas;
    private final Rebuild rebuild;
    private final Collection<Projection> projections;

    /// @param database the role that writes the versions' schemas and may read the store's events
    public Checks(
            Database database,
            VersionSchema schemas,
            Rebuild rebuild,
            Collection<Projection> projections) {
        this.database = database;
        this.schemas = schemas;
        this.rebuild = rebuild;
        this.projections = projections;
    }

    /// Checks every live version that this release has code for, one after the other.
    ///
    /// @throws IllegalStateException if a check runs already, here or elsewhere
    public List<VersionCheck> run() {
        return new Builds(database)
                .kept().stream()
                        .filter(build -> build.state() == Build.State.LIVE)
                        .flatMap(build -> code(build).map(p -> check(build, p)).stream())
                        .toList();
    }

    private Optional<Projection> code(Build build) {
        return projections.stream().filter(p -> p.id().equals(build.projection())).findFirst();
    }

    /// What a build holds at one moment.
    private record Contents(
            List<LaneCheckpoint> lanes, List<Parked> parked, Map<String, Fingerprint> tables) {
        long[] vector() {
            long[] vector = new long[Lane.COUNT];
            lanes.forEach(lane -> vector[lane.lane()] = lane.lastSeq());
            return vector;
        }

        long position() {
            return lanes.stream().mapToLong(LaneCheckpoint::lastSeq).sum();
        }
    }

    private VersionCheck check(Build live, Projection projection) {
        Build copy = live.in(live.schema() + "_check");
        return schemas.alone(copy.schema(), () -> check(live, copy, projection));
    }

    private VersionCheck check(Build live, Build copy, Projection projection) {
        schemas.drop(copy.schema());
        schemas.create(projection, copy.schema());
        try {
            Contents before = contents(live, projection);
            String failure = rebuild(copy, projection, before);
            Contents after = contents(copy, projection);
            return report(live, before, after, failure);
        } finally {
            schemas.drop(copy.schema());
        }
    }

    private @Nullable String rebuild(Build copy, Projection projection, Contents live) {
        try {
            if (live.position() > 0) {
                Topic topic = new Topics(database).active().orElseThrow(Checks::noTopic);
                rebuild.into(copy, projection, topic, live.vector(), live.parked(), Pace.FULL);
            }
            return null;
        } catch (LogIncomplete | Halted e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static IllegalStateException noTopic() {
        return new IllegalStateException(
                "the event store has no topic: is a command-service running, with its relay?");
    }

    private Contents contents(Build build, Projection projection) {
        return database.snapshot(() -> {
            database.withoutTimeLimit();
            var checkpoints = new Checkpoints(database, build.schema());
            Map<String, Fingerprint> tables = new LinkedHashMap<>();
            for (TableDefinition<?, ?> table : projection.tables()) {
                tables.put(table.name(), Fingerprint.of(database, build.schema(), table));
            }
            return new Contents(checkpoints.lanes().all(), checkpoints.parked().all(), tables);
        });
    }

    private VersionCheck report(
            Build live, Contents before, Contents after, @Nullable String failure) {
        List<TableCheck> tables =
                before.tables().entrySet().stream()
                        .map(table ->
                                new TableCheck(
                                        table.getKey(),
                                        table.getValue(),
                                        after.tables()
                                                .getOrDefault(
                                                        table.getKey(), new Fingerprint(0, ""))))
                        .toList();
        return new VersionCheck(
                live.projection(),
                live.number(),
                before.position(),
                tables,
                completeness(before),
                before.parked().size(),
                failure);
    }

    private Completeness completeness(Contents live) {
        LaneSums stored = LaneSums.ofStore(database, live.vector(), Rest.ofServer());
        return Completeness.of(live.lanes(), live.parked(), stored);
    }
}
