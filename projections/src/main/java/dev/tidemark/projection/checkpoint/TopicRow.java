package dev.tidemark.projection.checkpoint;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Topic;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// The table `checkpoint_topic` of one build: what its offsets and lane numbers count in.
public final class TopicRow {
    private final Database database;
    private final String schema;

    public TopicRow(Database database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    private record Counted(UUID store, int generation) {}

    /// Makes the build count in this topic. In a new generation of the same store it reads from the
    /// beginning and drops what it has; for another store it starts from nothing. Owners of before
    /// are out in both cases.
    ///
    /// @param tables of the version, emptied for another store
    /// @return `false` if the build counts in a newer generation already
    public boolean adopt(Topic topic, Collection<String> tables) {
        return database.transaction(() -> {
            Optional<Counted> counted = lock();
            if (counted.isEmpty()) {
                insert(topic);
                return true;
            }
            Counted before = counted.get();
            if (!before.store().equals(topic.store())) {
                database.withoutTimeLimit();
                set(topic);
                fenceAll();
                tables.forEach(table -> execute("delete from " + schema + "." + table));
                execute("delete from " + schema + ".parked");
                execute(
                        "update %s.checkpoint_lane set last_seq = 0, event_count = 0, event_hash = 0, beyond_seq = null, asked_at = null"
                                .formatted(schema));
                database.sql()
                        .sql(
                                "update registry.build set store_id = ? where schema_name = ? and state <> 'retired'")
                        .params(topic.store(), schema)
                        .update();
            } else if (before.generation() < topic.generation()) {
                set(topic);
                fenceAll();
            }
            return before.generation() <= topic.generation()
                    || !before.store().equals(topic.store());
        });
    }

    private Optional<Counted> lock() {
        // Two instances may find the table empty at once.
        database.sql()
                .sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("topic of " + schema)
                .query(_ -> {});
        return read();
    }

    private Optional<Counted> read() {
        return database.sql()
                .sql("select store_id, generation from %s.checkpoint_topic".formatted(schema))
                .query((row, _) -> new Counted(row.getObject(1, UUID.class), row.getInt(2)))
                .optional();
    }

    /// After [#set]: whoever takes a partition meanwhile is seen here, or sees the new topic.
    private void fenceAll() {
        execute(
                "update %s.checkpoint_partition set epoch = epoch + 1, next_offset = 0, problem = null, message = null, problem_since = null"
                        .formatted(schema));
    }

    private void insert(Topic topic) {
        database.sql()
                .sql(
                        "insert into %s.checkpoint_topic (store_id, generation) values (?, ?)"
                                .formatted(schema))
                .params(topic.store(), topic.generation())
                .update();
    }

    private void set(Topic topic) {
        database.sql()
                .sql(
                        "update %s.checkpoint_topic set store_id = ?, generation = ?"
                                .formatted(schema))
                .params(topic.store(), topic.generation())
                .update();
    }

    private void execute(String sql) {
        database.sql().sql(sql).update();
    }
}
