package dev.tidemark.projection.runner;

import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.LaneCheckpoint;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Replay;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.runner.RepairRefused.Kind;
import dev.tidemark.store.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One repair, in the transaction at hand: the log is folded beside the live version while that
/// goes on; then it is held for what has come meanwhile and for the exchange.
final class Repairing {
    /// How long the version's flush may be held up.
    private static final Duration HOLD = Duration.ofSeconds(20);

    private final Repairs repairs;
    private final RepairScope scope;
    private final Build build;
    private final RunnerSupplies supplies;
    private final Database database;
    private final Topic topic;
    private final SideTables side;

    Repairing(Repairs repairs, RepairScope scope) {
        this.repairs = repairs;
        this.scope = scope;
        this.build = scope.build();
        this.supplies = repairs.supplies();
        this.database = supplies.database();
        this.topic = repairs.topic();
        this.side =
                new SideTables(database, repairs.code(build), build.schema(), supplies.settings());
    }

    Repaired carryOut(Operator operator) {
        database.withoutTimeLimit();
        side.create();
        // Who is parked at either moment stays out: the log is not folded for them throughout.
        Set<UUID> out = repairs.parked(build);
        long[] first = numbers();
        fold(new long[Lane.COUNT], first, out);
        database.withTimeLimit(HOLD);
        hold();
        out.addAll(repairs.parked(build));
        requireNotParked(out);
        fold(first, numbers(), out);
        Repaired repaired = side.takeOver(scope, topic.partitions(), out);
        if (repaired.changed()) {
            fence();
        }
        audit(operator, repaired);
        return repaired;
    }

    private long[] numbers() {
        long[] numbers = new long[Lane.COUNT];
        for (LaneCheckpoint lane : new Checkpoints(database, build.schema()).lanes().all()) {
            numbers[lane.lane()] = lane.lastSeq();
        }
        return numbers;
    }

    /// @param from of each lane, the last number that is folded already
    private void fold(long[] from, long[] upTo, Set<UUID> out) {
        boolean nothingNew =
                IntStream.range(0, Lane.COUNT)
                        .filter(lane ->
                                Lane.partition(lane, topic.partitions()) == scope.partition())
                        .allMatch(lane -> upTo[lane] == from[lane]);
        if (nothingNew) {
            return;
        }
        new Replay(supplies.consumers(), supplies.codec(), supplies.settings().batch())
                .read(
                        topic,
                        List.of(scope.partition()),
                        upTo,
                        event ->
                                event.laneSeq() > from[event.lane()]
                                        && scope.includes(event.household())
                                        && !out.contains(event.household()),
                        (_, events) -> side.fold(events));
    }

    /// The partition's numbers stay where they are, and so does the version that answers.
    private void hold() {
        side.hold();
        boolean counting =
                database.sql()
                        .sql(
                                """
                                select 1 from %1$s.checkpoint_partition p
                                    join %1$s.checkpoint_topic t on t.store_id = ? and t.generation = ?
                                where p.partition = ? for update of p
                                """
                                        .formatted(build.schema()))
                        .params(topic.store(), topic.generation(), scope.partition())
                        .query(Integer.class)
                        .optional()
                        .isPresent();
        if (!counting || !repairs.live(build.projection().readModel()).equals(build)) {
            throw Repairs.refused(
                    scope,
                    Kind.BUSY,
                    "another version answers by now, or another topic counts: try again");
        }
    }

    private void requireNotParked(Set<UUID> out) {
        UUID household = scope.household();
        if (household != null && out.contains(household)) {
            throw Repairs.isParked(build, household);
        }
    }

    /// Whoever has rows of before in memory is out.
    private void fence() {
        database.sql()
                .sql(
                        "update %s.checkpoint_partition set epoch = epoch + 1 where partition = ?"
                                .formatted(build.schema()))
                .param(scope.partition())
                .update();
    }

    private void audit(Operator operator, Repaired repaired) {
        String rows =
                repaired.tables().stream()
                        .map(Repaired.Rows::toString)
                        .collect(Collectors.joining(", "));
        new Audit(database)
                .record(operator.name(), "repair", scope.toString(), operator.reason(), "", rows);
    }
}
