package dev.tidemark.projection.runner;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.TopicRow;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Intake;
import dev.tidemark.projection.log.Replay;
import dev.tidemark.projection.log.SharedTail;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.log.TopicReader;
import dev.tidemark.projection.log.Topics;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.table.RowCache;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What the runner of one build is put together from.
///
/// @param onPoison asked whenever an event cannot be applied
record BuildParts(
        Build build, Projection projection, RunnerSupplies supplies, Supplier<OnPoison> onPoison) {
    String name() {
        return build.projection() + " build " + build.number();
    }

    RunnerSettings settings() {
        return supplies.settings();
    }

    Topics topics() {
        return new Topics(supplies.database());
    }

    Checkpoints checkpoints() {
        return new Checkpoints(supplies.database(), build.schema());
    }

    TopicReader reader(SharedTail tail) {
        return new TopicReader(
                name(), supplies.consumers().member(build.group(), supplies.owner()), tail);
    }

    boolean adopt(Topic topic) {
        return new TopicRow(supplies.database(), build.schema())
                .adopt(topic, projection.tables().stream().map(TableDefinition::name).toList());
    }

    private Holes holes() {
        return new Holes(topics(), build.group(), settings().resendAfter(), InstantSource.system());
    }

    BatchWriter writer() {
        return new BatchWriter(
                supplies.database(),
                projection,
                checkpoints(),
                supplies.arrivals(),
                holes(),
                onPoison);
    }

    PartitionFeed.Shared shared(Topic topic, TopicReader reader) {
        Database database = supplies.database();
        var replay = new Replay(supplies.consumers(), supplies.codec(), settings().batch());
        return new PartitionFeed.Shared(
                name(),
                supplies.owner(),
                topic,
                reader,
                checkpoints(),
                new Intake(topic, supplies.codec(), settings().batch()),
                writer(),
                new Repair(database, projection, build.schema(), checkpoints(), replay),
                holes(),
                () -> new RowCache(projection.tables(), build.schema()),
                settings(),
                RunnerMeters.of(supplies.meters(), build));
    }
}
