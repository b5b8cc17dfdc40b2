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
import java.util.stream.Collectors;

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

    private void hold(Build live) {
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
            String to = live.schema() + "." + table.name();
            String from = rebuilt.schema() + "." + table.name();
            TableColumns columns = TableColumns.of(table);
            int gone = update(deletion(to, from, columns));
            int made = update(insertion(to, from, columns));
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

    /// Of rows of `to` that `from` does not have just so. The columns are named, because somebody
    /// may have altered the live table by hand.
    private static String deletion(String to, String from, TableColumns columns) {
        return "delete from %s l where not exists (select from %s r where (%s) = (%s) and (%s) is not distinct from (%s))"
                .formatted(
                        to,
                        from,
                        of("r", columns.key()),
                        of("l", columns.key()),
                        of("r", columns.all()),
                        of("l", columns.all()));
    }

    private static String insertion(String to, String from, TableColumns columns) {
        String all = String.join(", ", columns.all());
        return "insert into %1$s (%3$s) select %3$s from %2$s except select %3$s from %1$s"
                .formatted(to, from, all);
    }

    private static String of(String table, List<String> columns) {
        return columns.stream()
                .map(column -> table + "." + column)
                .collect(Collectors.joining(", "));
    }

    /// Whoever has rows of before in memory is out.
    private void fence(Build live) {
        update("update %s.checkpoint_partition set epoch = epoch + 1".formatted(live.schema()));
    }

    private int update(String sql) {
        return database.sql().sql(sql).update();
    }
}
