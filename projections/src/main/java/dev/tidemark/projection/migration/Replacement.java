package dev.tidemark.projection.migration;

import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.runner.Pace;
import dev.tidemark.projection.table.TableColumns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Mends a live version by a rebuild of the same version: in one transaction, at one vector, the
/// rows that differ are replaced. The version's flush waits that long; its schema keeps its name.
final class Replacement {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Engine engine;
    private final Database database;

    Replacement(Engine engine) {
        this.engine = engine;
        this.database = engine.database();
    }

    /// @throws MigrationRefused if the rebuild does not come to the live version's numbers
    void replace(Migration migration, Operator operator) {
        Build live = migration.from();
        Build rebuilt = migration.to();
        engine.set(migration, rebuilt, Build.State.BUILDING);
        boolean done = false;
        try {
            List<String> changed =
                    database.durably(() -> {
                        database.withTimeLimit(LONGEST.multipliedBy(3));
                        hold(live);
                        meet(live, rebuilt);
                        List<String> counts = copyRows(live, rebuilt);
                        fence(live);
                        engine.log().move(migration, new Phase.Retiring());
                        new Audit(database)
                                .record(
                                        operator.name(),
                                        "replace",
                                        migration.toString(),
                                        operator.reason(),
                                        live.schema(),
                                        String.join(", ", counts));
                        return counts;
                    });
            done = !changed.isEmpty();
        } finally {
            if (!done) {
                engine.set(migration, rebuilt, Build.State.FOLLOWING);
            }
        }
    }

    /// Rows before the checkpoint, as runners do, so that no two wait for each other.
    private void hold(Build live) {
        for (TableDefinition<?, ?> table : engine.code(live).tables()) {
            update(
                    "lock table %s.%s in share row exclusive mode"
                            .formatted(live.schema(), table.name()));
        }
        database.sql()
                .sql("select 1 from %s.checkpoint_partition for update".formatted(live.schema()))
                .query(_ -> {});
    }

    /// The rebuild is brought to the numbers of the version that is held.
    private void meet(Build live, Build rebuilt) {
        long[] vector = vector(live);
        long end = System.nanoTime() + LONGEST.toNanos();
        Pace inTime = _ -> System.nanoTime() - end < 0;
        engine.rebuild()
                .into(rebuilt, engine.code(rebuilt), engine.topic(), vector, List.of(), inTime);
        if (!Arrays.equals(vector, vector(rebuilt))) {
            throw new MigrationRefused(
                    MigrationRefused.Kind.LAGGING,
                    "the rebuild did not come to the numbers of %s; nothing was replaced: try again"
                            .formatted(live.schema()));
        }
    }

    private long[] vector(Build build) {
        return database
                .sql()
                .sql(
                        "select last_seq from %s.checkpoint_lane order by lane"
                                .formatted(build.schema()))
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private List<String> copyRows(Build live, Build rebuilt) {
        List<String> counts = new ArrayList<>();
        for (TableDefinition<?, ?> table : engine.code(live).tables()) {
            var columns = TableColumns.of(table);
            String to = live.schema() + "." + table.name();
            String from = rebuilt.schema() + "." + table.name();
            int gone = update(columns.deleteDiffering(to, from));
            int made = update(columns.insertMissing(to, from));
            counts.add("%s: %d rows out, %d in".formatted(table.name(), gone, made));
        }
        update(
                """
                update %s.checkpoint_lane l set event_count = r.event_count, event_hash = r.event_hash
                from %s.checkpoint_lane r where r.lane = l.lane
                """
                        .formatted(live.schema(), rebuilt.schema()));
        update("delete from %s.parked".formatted(live.schema()));
        return counts;
    }

    /// Whoever has rows of before in memory is out.
    private void fence(Build live) {
        update("update %s.checkpoint_partition set epoch = epoch + 1".formatted(live.schema()));
    }

    private int update(String sql) {
        return database.sql().sql(sql).update();
    }
}
