package dev.tidemark.projection.migration;

import dev.tidemark.projection.migration.Migrator.Turn;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Build;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends what is no longer needed: the old version after a switch, or a candidate that is given up.
final class Retirement {
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final Engine engine;

    Retirement(Engine engine) {
        this.engine = engine;
    }

    /// Stops feeding the old version, waits for its readers, archives it. Its schema stays for the
    /// retention time.
    Phase retire(Migration migration, Turn turn) throws InterruptedException {
        if (migration.rebuildsSameVersion()) {
            engine.set(migration, migration.to(), Build.State.RETIRED);
            drop(migration);
            return new Phase.Retired(null);
        }
        Build old = migration.from();
        engine.set(migration, old, Build.State.RETIRED);
        engine.builds().dropAt(old, engine.clock().instant().plus(engine.settings().retention()));
        while (hasReaders(old)) {
            if (!turn.goesOn()) {
                return migration.phase();
            }
            Thread.sleep(200);
        }
        var archive = engine.archives().write(old, engine.code(old), engine.clock().instant());
        return new Phase.Retired(archive.name());
    }

    /// A reader that asked the pointer before the switch may still be at it.
    private boolean hasReaders(Build build) {
        return engine.database()
                .sql()
                .sql(
                        """
                        select exists (
                            select from pg_locks l join pg_class c on c.oid = l.relation
                            where c.relnamespace = to_regnamespace(?) and l.pid <> pg_backend_pid()
                                and l.database = (select oid from pg_database where datname = current_database()))
                        """)
                .param(build.schema())
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /// Removes the candidate's schema, its consumer group, and its place beside the active version.
    Phase abort(Migration migration, Phase.Aborting aborting) {
        Build to = migration.to();
        engine.set(migration, to, Build.State.RETIRED);
        drop(migration);
        return new Phase.Aborted(aborting.reason());
    }

    /// Drops the schemas whose retention time is over.
    void dropExpired() {
        List<Build> expired = engine.builds().expired(engine.clock().instant());
        for (Build build : expired) {
            engine.schemas().drop(build.schema());
            dropped(build);
            new Audit(engine.database())
                    .record(
                            engine.owner(),
                            "drop",
                            build.schema(),
                            "retention time is over",
                            "retired",
                            "dropped");
        }
    }

    private void drop(Migration migration) {
        engine.schemas().drop(migration.to().schema());
        engine.set(migration, migration.to(), Build.State.DROPPED);
        forget(migration.to());
    }

    private void dropped(Build build) {
        engine.database()
                .durably(() -> {
                    engine.builds().set(build, Build.State.DROPPED);
                    return true;
                });
        forget(build);
    }

    private void forget(Build build) {
        if (!engine.supplies().consumers().forget(build.group())) {
            LOG.warn(
                    "consumer group {} still has members; Kafka forgets it by itself",
                    build.group());
        }
    }
}
