package dev.tidemark.projection.runner;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.table.TableColumns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Mends a live version by a rebuild of the same version: at one vector, the rows that differ are
/// replaced. The version's flush waits that long; its schema keeps its name.
public final class Replacement {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Database database;
    private final Rebuild rebuild;
    private final Topic topic;
    private final Projection projection;

    /// @param rebuild whose commits are apart from the transactions of `database`
    /// @param projection the code of both builds
    public Replacement(Database database, Rebuild rebuild, Topic topic, Projection projection) {
        this.database = database;
        this.rebuild = rebuild;
        this.topic = topic;
        this.projection = projection;
    }

    /// To be called in a transaction, which takes all of it back or none.
    ///
    /// @return of each table, how many rows went out and in; empty if the rebuild did not come to
    ///   the live version's numbers, and the transaction is to be taken back
    public Optional<List<String>> replace(Build live, Build rebuilt) {
        database.withTimeLimit(LONGEST.multipliedBy(3));
        hold(live);
        if (!meet(live, rebuilt)) {
            return Optional.empty();
        }
        List<String> counts = copyRows(live, rebuilt);
        fence(live);
        return Optional.of(counts);
    }

    /// Rows before the checkpoint, as runners do, so that no two wait for each other.
    private void hold(Build live) {
        for (TableDefinition<?, ?> table : projection.tables()) {
            update(
                    "lock table %s.%s in share row exclusive mode"
                            .formatted(live.schema(), table.name()));
        }
        database.sql()
                .sql("select 1 from %s.checkpoint_partition for update".formatted(live.schema()))
                .query(_ -> {});
    }

    /// The rebuild is brought to the numbers of the version that is held.
    private boolean meet(Build live, Build rebuilt) {
        long[] vector = vector(live);
        long end = System.nanoTime() + LONGEST.toNanos();
        Pace inTime = _ -> System.nanoTime() - end < 0;
        rebuild.into(rebuilt, projection, topic, vector, List.of(), inTime);
        return Arrays.equals(vector, vector(rebuilt));
    }

    private long[] vector(Build build) {
        return new Checkpoints(database, build.schema()).lanes().vector();
    }

    private List<String> copyRows(Build live, Build rebuilt) {
        List<String> counts = new ArrayList<>();
        for (TableDefinition<?, ?> table : projection.tables()) {
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
