package dev.tidemark.rehearsal.version;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.VersionSchema;
import dev.tidemark.projection.runner.BatchFold;
import dev.tidemark.projection.runner.Halted;
import dev.tidemark.projection.table.Fingerprint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A version in two throw-away schemas: one holds what a plain fold makes of the events, the other
/// what a [Replay] does.
public final class Trial implements AutoCloseable {
    private final Version version;
    private final VersionSchema schemas;
    private final Database database;
    private final Build expected;
    private final Build tried;
    private List<EventEnvelope> events = List.of();
    private boolean folded;

    /// @param schemas of a role that may create schemas
    /// @param database of the role that writes rows
    public Trial(Version version, VersionSchema schemas, Database database) {
        this.version = version;
        this.schemas = schemas;
        this.database = database;
        var build = new Build(version.id(), 1, version.id().schema(), Build.State.BUILDING);
        expected = build.in(version.id().schema() + "_expected");
        tried = build.in(version.id().schema() + "_tried");
        schemas.create(version.fresh(), expected.schema());
        schemas.create(version.fresh(), tried.schema());
    }

    /// What all replays are to go through.
    ///
    /// @param history dense numbers from 1 in each lane
    /// @throws Halted at an event that cannot be applied
    public Trial of(List<EventEnvelope> history) {
        events = history;
        folded = false;
        Replay.PLAIN.inZone(() -> fold(expected, Replay.PLAIN));
        folded = true;
        return this;
    }

    /// Whether a plain fold came to its end.
    public boolean isFolded() {
        return folded;
    }

    /// The schema of what a plain fold makes.
    public String schema() {
        return expected.schema();
    }

    /// What a plain fold makes, table by table.
    public Map<String, Fingerprint> fingerprints() {
        Map<String, Fingerprint> prints = new LinkedHashMap<>();
        for (TableDefinition<?, ?> table : version.fresh().tables()) {
            prints.put(table.name(), database.snapshot(() -> fingerprint(table)));
        }
        return prints;
    }

    /// The text of an instant is in the session's zone.
    private Fingerprint fingerprint(TableDefinition<?, ?> table) {
        database.sql().sql("set local timezone = 'UTC'").update();
        return Fingerprint.of(database, expected.schema(), table);
    }

    /// In which rows the replay differs from a plain fold, as sentences; empty if in none.
    public List<String> differences(Replay replay) {
        try {
            replay.inZone(() -> fold(tried, replay));
        } catch (Halted e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        return new RowDifferences(database, version.fresh().tables())
                .between(expected.schema(), tried.schema());
    }

    /// Another store is another start: the build is emptied.
    private void fold(Build build, Replay replay) {
        UUID store = UUID.randomUUID();
        Projection projection = version.fresh();
        List<EventEnvelope> rest = replay.ordered(events);
        BatchFold fold = BatchFold.into(build, projection, database, store, replay.cacheRows());
        while (!rest.isEmpty()) {
            List<EventEnvelope> batch = rest.subList(0, Math.min(replay.batch(), rest.size()));
            if (replay.killed()) {
                killedBeforeCommit(fold, batch);
                fold = BatchFold.into(build, version.fresh(), database, store, replay.cacheRows());
                rest = notApplied(rest, fold.applied());
            }
            fold.apply(batch);
            rest = rest.subList(batch.size(), rest.size());
        }
    }

    private static List<EventEnvelope> notApplied(List<EventEnvelope> events, long[] applied) {
        return events.stream().filter(event -> event.laneSeq() > applied[event.lane()]).toList();
    }

    private static final class Killed extends RuntimeException {
        Killed() {
            super("before the commit", null, false, false);
        }
    }

    private void killedBeforeCommit(BatchFold fold, List<EventEnvelope> batch) {
        try {
            database.transaction(() -> {
                fold.apply(batch);
                throw new Killed();
            });
        } catch (Killed _) {
            // Nothing of it is committed.
        }
    }

    @Override
    public void close() {
        schemas.drop(expected.schema());
        schemas.drop(tried.schema());
    }
}
