package dev.tidemark.projection.checkpoint;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Problem;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.store.Lane;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The checkpoints of one build. Whoever takes a partition raises its epoch, and from then on
/// nothing of the owner before commits.
public final class Checkpoints {
    private final Database database;
    private final String schema;
    private final LaneRows lanes;
    private final ParkedRows parked;
    private final String advance;

    public Checkpoints(Database database, String schema) {
        this.database = database;
        this.schema = schema;
        this.lanes = new LaneRows(database, schema);
        this.parked = new ParkedRows(database, schema);
        this.advance =
                """
                with own as (
                    update %s.checkpoint_partition p
                    set next_offset = u.next_offset, problem = null, message = null, problem_since = null
                    from unnest(?::int[], ?::bigint[], ?::bigint[]) as u (partition, epoch, next_offset)
                    where p.partition = u.partition and p.epoch = u.epoch
                    returning p.partition
                ), advanced as (
                    %s
                )
                select count(*) from own
                """
                        .formatted(schema, lanes.update());
    }

    public LaneRows lanes() {
        return lanes;
    }

    public ParkedRows parked() {
        return parked;
    }

    /// Takes a partition for a runner, unless the migration engine has the build for itself.
    public Optional<Claim> follow(Topic topic, int partition, String owner) {
        return database.transaction(
                () -> isFollowed() ? Optional.of(take(topic, partition, owner)) : Optional.empty());
    }

    /// Also makes who would have the build for itself wait: it fences what it finds.
    private boolean isFollowed() {
        return database.sql()
                .sql(
                        """
                        select 1 from registry.build
                        where schema_name = ? and state in ('following', 'live') for share
                        """)
                .param(schema)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Takes a partition from whoever has it.
    ///
    /// @throws IllegalStateException if the build does not count in this topic any more
    public Claim take(Topic topic, int partition, String owner) {
        return database.transaction(() -> {
            requireCounting(topic);
            database.sql()
                    .sql(
                            """
                            insert into %1$s.checkpoint_partition as p (partition, epoch, owner) values (?, 1, ?)
                            on conflict (partition) do update set epoch = p.epoch + 1, owner = excluded.owner
                            """
                                    .formatted(schema))
                    .params(partition, owner)
                    .update();
            return read(topic, partition).orElseThrow();
        });
    }

    /// Also makes who would have the build count in another topic wait: it fences what it finds.
    private void requireCounting(Topic topic) {
        boolean counting =
                database.sql()
                        .sql(
                                "select 1 from %s.checkpoint_topic where store_id = ? and generation = ? for share"
                                        .formatted(schema))
                        .params(topic.store(), topic.generation())
                        .query(Integer.class)
                        .optional()
                        .isPresent();
        if (!counting) {
            throw new IllegalStateException(schema + " counts in another topic than " + topic);
        }
    }

    /// The partition as it stands, if the epoch is still the one taken.
    public Optional<Claim> readAgain(Topic topic, int partition, long epoch) {
        return database.transaction(() -> read(topic, partition))
                .filter(claim -> claim.epoch() == epoch);
    }

    /// The row lock makes a transaction that is committing just now end first.
    private Optional<Claim> read(Topic topic, int partition) {
        List<Integer> ofPartition =
                IntStream.range(0, Lane.COUNT)
                        .filter(lane -> Lane.partition(lane, topic.partitions()) == partition)
                        .boxed()
                        .toList();
        return database.sql()
                .sql(
                        """
                        select p.epoch, p.next_offset from %1$s.checkpoint_partition p
                            join %1$s.checkpoint_topic t on t.store_id = ? and t.generation = ?
                        where partition = ? for update of p
                        """
                                .formatted(schema))
                .params(topic.store(), topic.generation(), partition)
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .optional()
                .map(row ->
                        new Claim(
                                partition,
                                row[0],
                                row[1],
                                lanes.of(ofPartition),
                                parked.ofLanes(ofPartition)));
    }

    /// The epoch that counts; 0 if nobody has taken the partition.
    public long epoch(int partition) {
        return database.sql()
                .sql(
                        "select epoch from %s.checkpoint_partition where partition = ?"
                                .formatted(schema))
                .param(partition)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// What one of several partitions advances by.
    public record Step(int partition, long epoch, Advance by) {}

    /// Part of the transaction that writes the rows.
    ///
    /// @return `false` if the epoch of one is another's: the transaction must be rolled back
    public boolean advance(List<Step> steps) {
        steps.forEach(step -> step.by().parked().forEach(parked::save));
        var advanced = steps.stream().flatMap(step -> step.by().lanes().stream()).toList();
        int own =
                database.sql()
                        .sql(advance)
                        .params(
                                steps.stream().map(Step::partition).toArray(Integer[]::new),
                                steps.stream().map(Step::epoch).toArray(Long[]::new),
                                steps.stream()
                                        .map(step -> step.by().nextOffset())
                                        .toArray(Long[]::new))
                        .params(LaneRows.parameters(advanced))
                        .query(Integer.class)
                        .single();
        return own == steps.size();
    }

    /// Says why the partition does not go on, or with `null` that it does.
    public void report(int partition, long epoch, @Nullable Problem problem) {
        database.sql()
                .sql(
                        """
                        update %s.checkpoint_partition
                        set problem = :kind, message = :message,
                            problem_since = case when :kind::text is null then null else coalesce(problem_since, now()) end
                        where partition = :partition and epoch = :epoch
                        """
                                .formatted(schema))
                .param(
                        "kind",
                        problem == null ? null : problem.kind().name().toLowerCase(Locale.ROOT))
                .param("message", problem == null ? null : problem.message())
                .param("partition", partition)
                .param("epoch", epoch)
                .update();
    }
}
