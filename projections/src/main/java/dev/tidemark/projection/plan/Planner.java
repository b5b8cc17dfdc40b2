package dev.tidemark.projection.plan;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.log.Topics;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.VersionFiles;
import dev.tidemark.projection.registry.VersionSchema;
import dev.tidemark.projection.runner.Pace;
import dev.tidemark.projection.runner.Rebuild;
import dev.tidemark.store.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Plans a migration from a dry replay: the first events of every lane are folded into a throw-away
/// schema, by the very path of a build, and what that took is scaled up.
public final class Planner {
    private static final long SAMPLE = 50_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int SPARE_CONNECTIONS = 6;

    private final Database database;
    private final VersionSchema schemas;
    private final Rebuild rebuild;
    private final FreeDisk disk;
    private final Pace pace;

    /// @param pace what the live reads bear
    public Planner(
            Database database, VersionSchema schemas, Rebuild rebuild, FreeDisk disk, Pace pace) {
        this.database = database;
        this.schemas = schemas;
        this.rebuild = rebuild;
        this.disk = disk;
        this.pace = pace;
    }

    /// What the sample took.
    ///
    /// @param seconds of folding
    /// @param indexSeconds of what is made after it
    record Sample(
            long events,
            long rows,
            long bytes,
            long wal,
            double seconds,
            double indexSeconds,
            RateRange rates) {}

    /// Takes some seconds; the live version goes on meanwhile.
    ///
    /// @throws dev.tidemark.projection.runner.Halted at an event of the sample that the version
    ///   cannot apply
    public Plan plan(Build from, Projection target) {
        Topic topic =
                new Topics(database)
                        .active()
                        .orElseThrow(() ->
                                new IllegalStateException("the event store has no topic yet"));
        long[] head = new Topics(database).relayed(topic);
        long events = LongStream.of(head).sum();
        String schema = target.id().schema() + "_plan";
        Sample sample =
                schemas.alone(schema, () -> sample(target, schema, topic, bound(head, events)));
        return new Outline(from, target, events, sample, disk, obstacles(from))
                .plan(VersionFiles.of(target).text("changelog.sql").orElse(""));
    }

    private static long[] bound(long[] head, long events) {
        double share = Math.min(1, (double) SAMPLE / Math.max(1, events));
        long[] bound = new long[Lane.COUNT];
        for (int lane = 0; lane < bound.length; lane++) {
            bound[lane] = (long) Math.ceil(head[lane] * share);
        }
        return bound;
    }

    private Sample sample(Projection target, String schema, Topic topic, long[] upTo) {
        var build = new Build(target.id(), 0, schema, Build.State.BUILDING);
        schemas.drop(schema);
        schemas.createForBuild(target, schema);
        try {
            long wal = wal();
            long begun = System.nanoTime();
            var rates = new RateRange(LONGEST);
            rebuild.into(build, target, topic, upTo, List.of(), rates.and(pace));
            long folded = System.nanoTime();
            schemas.finish(target, schema);
            long finished = System.nanoTime();
            return new Sample(
                    rates.events(),
                    rows(target, schema),
                    disk.sizeOf(build),
                    wal() - wal,
                    (folded - begun) / 1e9,
                    (finished - folded) / 1e9,
                    rates);
        } finally {
            schemas.drop(schema);
        }
    }

    private long wal() {
        return database.sql()
                .sql("select (pg_current_wal_insert_lsn() - '0/0')::bigint")
                .query(Long.class)
                .single();
    }

    private long rows(Projection target, String schema) {
        long rows = 0;
        for (TableDefinition<?, ?> table : target.tables()) {
            rows +=
                    database.sql()
                            .sql("select count(*) from %s.%s".formatted(schema, table.name()))
                            .query(Long.class)
                            .single();
        }
        return rows;
    }

    private List<String> obstacles(Build from) {
        List<String> obstacles = new ArrayList<>();
        disk.tooLittleFor(from).ifPresent(obstacles::add);
        long free =
                database.sql()
                        .sql(
                                """
                                select current_setting('max_connections')::int
                                    - current_setting('superuser_reserved_connections')::int - count(*)
                                from pg_stat_activity where backend_type = 'client backend'
                                """)
                        .query(Long.class)
                        .single();
        if (free < SPARE_CONNECTIONS) {
            obstacles.add(
                    "%d connections are free where a build may take %d: raise max_connections or lower the pools"
                            .formatted(free, SPARE_CONNECTIONS));
        }
        return obstacles;
    }
}
