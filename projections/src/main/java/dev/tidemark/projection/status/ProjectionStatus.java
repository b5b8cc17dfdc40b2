package dev.tidemark.projection.status;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.LaneCheckpoint;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.store.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Reads how every kept build stands. Lag is measured against the store, not against what a runner
/// has heard of: a runner that is dead lags.
public final class ProjectionStatus {
    private final Database database;
    private final Set<ProjectionId> code;

    /// @param database a role that may read the event store and the versions' schemas
    public ProjectionStatus(Database database, Collection<Projection> projections) {
        this.database = database;
        this.code = projections.stream().map(Projection::id).collect(Collectors.toSet());
    }

    public List<BuildStatus> all() {
        var builds = new Builds(database);
        return database.snapshot(() -> {
            long[] head = head();
            return builds.kept().stream().map(build -> of(build, builds, head)).toList();
        });
    }

    /// How one build stands; empty if runners do not feed it.
    public Optional<BuildStatus> of(Build build) {
        return all().stream()
                .filter(status -> status.build().schema().equals(build.schema()))
                .findFirst();
    }

    private BuildStatus of(Build build, Builds builds, long[] head) {
        var checkpoints = new Checkpoints(database, build.schema());
        List<LaneCheckpoint> lanes = checkpoints.lanes().all();
        Optional<Build> active = builds.active(build.projection().readModel());
        long behind =
                lanes.stream().mapToLong(l -> Math.max(0, head[l.lane()] - l.lastSeq())).sum();
        return new BuildStatus(
                build,
                active.isPresent() && active.get().schema().equals(build.schema()),
                code.contains(build.projection()),
                lanes.stream().mapToLong(LaneCheckpoint::lastSeq).sum(),
                LongStream.of(head).sum(),
                behind,
                behind == 0 ? 0 : lagSeconds(build.schema()),
                missing(build.schema()),
                lanes.stream().mapToLong(l -> Math.max(0, l.lastSeq() - head[l.lane()])).sum(),
                lanes.stream().filter(LaneCheckpoint::hasHole).map(ProjectionStatus::hole).toList(),
                count(build.schema()),
                stopped(build.schema()));
    }

    private static BuildStatus.Hole hole(LaneCheckpoint lane) {
        Long beyond = lane.beyond();
        return new BuildStatus.Hole(
                lane.lane(),
                lane.lastSeq() + 1,
                beyond == null ? lane.lastSeq() : beyond,
                lane.askedAt());
    }

    private long[] head() {
        long[] head = new long[Lane.COUNT];
        database.sql()
                .sql("select lane, last_seq from event_store.lane")
                .query(row -> {
                    head[row.getInt(1)] = row.getLong(2);
                });
        return head;
    }

    private double lagSeconds(String schema) {
        return database.sql()
                .sql(
                        """
                        select coalesce(extract(epoch from clock_timestamp() - min(e.recorded_at)), 0)::float8
                        from %s.checkpoint_lane l
                            join event_store.event e on e.lane = l.lane and e.lane_seq = l.last_seq + 1
                        """
                                .formatted(schema))
                .query((row, _) -> Math.max(0, row.getDouble(1)))
                .single();
    }

    /// The numbers of a lane have no gaps, so that whoever has passed them has as many events.
    private long missing(String schema) {
        return database.sql()
                .sql(
                        """
                        select (select coalesce(sum(last_seq - event_count), 0) from %1$s.checkpoint_lane)
                            - (select coalesce(sum(event_count), 0) from %1$s.parked)
                        """
                                .formatted(schema))
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private long count(String schema) {
        return database.sql()
                .sql("select count(*) from %s.parked".formatted(schema))
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private List<BuildStatus.Stopped> stopped(String schema) {
        return database.sql()
                .sql(
                        """
                        select partition, problem, message, problem_since from %s.checkpoint_partition
                        where problem is not null order by partition
                        """
                                .formatted(schema))
                .query(ProjectionStatus::stopped)
                .list();
    }

    private static BuildStatus.Stopped stopped(ResultSet row, int number) throws SQLException {
        return new BuildStatus.Stopped(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }
}
