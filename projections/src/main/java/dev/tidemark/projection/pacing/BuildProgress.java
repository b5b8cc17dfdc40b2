package dev.tidemark.projection.pacing;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Build;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How far builds are, as their checkpoints say. The rate is that of the times at which somebody
/// asked: whoever wants one asks every second.
public final class BuildProgress {
    private final Database database;
    private final Map<String, Progress> builds = new ConcurrentHashMap<>();

    /// @param database a role that may read the event store and the versions' schemas
    public BuildProgress(Database database) {
        this.database = database;
    }

    /// @param total how many events the build is to have
    public Progress.Now of(Build build, long total) {
        return builds.computeIfAbsent(
                        build.projection() + "." + build.number(), _ -> new Progress())
                .at(System.nanoTime(), done(build), total);
    }

    /// How many events are in the build's rows; none while it has no schema.
    public long done(Build build) {
        boolean exists =
                database.sql()
                        .sql("select to_regclass(?) is not null")
                        .param(build.schema() + ".checkpoint_lane")
                        .query((row, _) -> row.getBoolean(1))
                        .single();
        return exists ? sum(build.schema() + ".checkpoint_lane") : 0;
    }

    /// How many events the store has.
    public long head() {
        return sum("event_store.lane");
    }

    private long sum(String lanes) {
        return database.sql()
                .sql("select coalesce(sum(last_seq), 0)::bigint from " + lanes)
                .query((row, _) -> row.getLong(1))
                .single();
    }
}
