package dev.tidemark.projection.migration;

import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.migration.Migrator.Turn;
import dev.tidemark.projection.pacing.Hours;
import dev.tidemark.projection.pacing.Pacing;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.status.ProjectionStatus;
import java.util.List;
import java.util.stream.LongStream;

/// From nothing to a candidate that runners keep up to date.
final class Building {
    private final Engine engine;

    Building(Engine engine) {
        this.engine = engine;
    }

    /// Makes the schema, with primary keys and nothing else that slows a build.
    Phase prepare(Migration migration) {
        Build to = migration.to();
        engine.schemas().createForBuild(engine.code(to), to.schema());
        engine.set(migration, to, Build.State.BUILDING);
        Topic topic = engine.topic();
        return new Phase.Building(LongStream.of(engine.topics().relayed(topic)).boxed().toList());
    }

    /// Folds the topic up to what it held when building began.
    Phase build(Migration migration, Phase.Building building, Turn turn) {
        Build to = migration.to();
        Hours hours = Hours.of(migration.hours());
        var pacing =
                new Pacing(
                        () -> turn.goesOn() && hours.include(engine.clock().instant()),
                        () -> turn.migration().throttle(),
                        engine.reads()::p99,
                        engine.settings().liveP99());
        boolean reached =
                engine.rebuild()
                        .into(
                                to,
                                engine.code(to),
                                engine.topic(),
                                vector(building.upTo()),
                                List.of(),
                                pacing);
        return reached ? new Phase.CatchingUp() : building;
    }

    /// Indexes first, then the live tail.
    Phase catchUp(Migration migration, Turn turn) throws InterruptedException {
        Build to = migration.to();
        if (to.state() == Build.State.BUILDING) {
            engine.schemas().finish(engine.code(to), to.schema());
            engine.set(migration, to, Build.State.FOLLOWING);
        }
        while (turn.goesOn()) {
            BuildStatus status = status(to);
            requireFlowing(status);
            if (engine.gates().lagging(status).isEmpty()) {
                return new Phase.Verifying(engine.reports().next(migration.id()));
            }
            Thread.sleep(100);
        }
        return migration.phase();
    }

    private BuildStatus status(Build build) {
        return new ProjectionStatus(engine.database(), engine.projections())
                .of(build)
                .orElseThrow(() -> new IllegalStateException(build.schema() + " is not fed"));
    }

    private static void requireFlowing(BuildStatus status) {
        status.stopped().stream()
                .filter(stopped -> !stopped.kind().equals("failing"))
                .findFirst()
                .ifPresent(stopped -> {
                    throw new CandidateHolds(stopped.message());
                });
    }

    /// The candidate met an event that it cannot apply.
    static final class CandidateHolds extends RuntimeException {
        CandidateHolds(String message) {
            super(message);
        }
    }

    static long[] vector(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
