package dev.tidemark.projection.archive;

import dev.tidemark.copies.CopiedTable;
import dev.tidemark.copies.GarbledCopy;
import dev.tidemark.copies.TableCopies;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.archive.ArchiveRefused.Kind;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.registry.Release;
import dev.tidemark.projection.registry.VersionFiles;
import dev.tidemark.projection.registry.VersionSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// Restores one archive.
record Restoring(
        Database runner, VersionSchema schemas, String name, Path directory, Contents contents) {

    Build restore(Collection<Projection> projections, String by, String reason) {
        Projection projection = code(projections);
        requireThisStore();
        requireUnharmed();
        return schemas.alone(
                contents.schema(),
                () -> {
                    giveUpUnfinished();
                    requireNoSchema();
                    return restore(projection, by, reason);
                });
    }

    private Projection code(Collection<Projection> projections) {
        Optional<Projection> code =
                projections.stream().filter(p -> p.id().equals(contents.id())).findFirst();
        if (code.isEmpty()) {
            throw refused(
                    Kind.NEEDS_RELEASE,
                    "this release (%s) has no code for %s: restore it with release %s, which archived it"
                            .formatted(Release.CURRENT, contents.projection(), contents.release()));
        }
        if (!VersionFiles.of(code.get()).checksum().equals(contents.code())) {
            throw refused(
                    Kind.NEEDS_RELEASE,
                    "%s of this release (%s) has another changelog than the one archived: restore it with release %s, or build the version anew with tidemark migrate start %s"
                            .formatted(
                                    contents.projection(),
                                    Release.CURRENT,
                                    contents.release(),
                                    contents.id().readModel()));
        }
        return code.get();
    }

    private void requireThisStore() {
        UUID store =
                runner.sql()
                        .sql("select store_id from event_store.store")
                        .query(UUID.class)
                        .single();
        if (!store.equals(contents.store())) {
            throw refused(
                    Kind.OTHER_STORE,
                    "it counts the events of store %s, this is store %s: build the version anew with tidemark migrate start %s"
                            .formatted(contents.store(), store, contents.id().readModel()));
        }
    }

    private void requireUnharmed() {
        try {
            contents.tables().forEach(table -> table.requireUnharmed(directory));
        } catch (GarbledCopy e) {
            throw new ArchiveRefused(Kind.GARBLED, e);
        }
    }

    /// What a killed attempt left: nobody but us, and migrations, makes a schema.
    private void giveUpUnfinished() {
        new Builds(runner)
                .all().stream()
                        .filter(build ->
                                build.schema().equals(contents.schema())
                                        && build.state() == Build.State.PREPARING
                                        && !isMigrationsTarget(build))
                        .forEach(this::giveUp);
    }

    private boolean isMigrationsTarget(Build build) {
        return runner.sql()
                .sql(
                        """
                        select exists (select from registry.migration
                            where read_model = ? and to_version = ? and to_build = ? and closed_at is null)
                        """)
                .params(
                        build.projection().readModel(),
                        build.projection().version(),
                        build.number())
                .query(Boolean.class)
                .single();
    }

    private void giveUp(Build build) {
        schemas.drop(build.schema());
        set(build, Build.State.DROPPED);
    }

    private Build set(Build build, Build.State state) {
        return runner.durably(() -> {
            new Builds(runner).set(build, state);
            return build.in(state);
        });
    }

    private void requireNoSchema() {
        boolean exists =
                runner.sql()
                        .sql("select to_regnamespace(?) is not null")
                        .param(contents.schema())
                        .query(Boolean.class)
                        .single();
        if (exists) {
            throw refused(
                    Kind.SCHEMA_EXISTS,
                    "schema %s exists%s: the archive can be restored when it is gone"
                            .formatted(
                                    contents.schema(),
                                    new Builds(runner)
                                            .all().stream()
                                                    .filter(b ->
                                                            b.schema().equals(contents.schema()))
                                                    .findFirst()
                                                    .map(b ->
                                                            " and holds build %d of %s, which is %s"
                                                                    .formatted(
                                                                            b.number(),
                                                                            b.projection(),
                                                                            b.state()
                                                                                    .name()
                                                                                    .toLowerCase(
                                                                                            java
                                                                                                    .util
                                                                                                    .Locale
                                                                                                    .ROOT)))
                                                    .orElse("")));
        }
    }

    private Build restore(Projection projection, String by, String reason) {
        Build build =
                runner.durably(() ->
                        new Builds(runner)
                                .create(contents.id(), contents.schema(), contents.code()));
        try {
            schemas.createForBuild(projection, contents.schema());
            runner.transaction(this::load);
            schemas.finish(projection, contents.schema());
        } catch (RuntimeException e) {
            giveUp(build);
            throw e;
        }
        return runner.durably(() -> {
            new Builds(runner).set(build, Build.State.FOLLOWING);
            new Audit(runner)
                    .record(by, "archive restore", name, reason, "archived", build.schema());
            return build.in(Build.State.FOLLOWING);
        });
    }

    private boolean load() {
        runner.withoutTimeLimit();
        runner.sql().sql("delete from %s.checkpoint_lane".formatted(contents.schema())).update();
        return runner.connection(connection -> {
            var copies = new TableCopies(connection, directory);
            try {
                for (CopiedTable table : contents.tables()) {
                    copies.load(table);
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException("archive " + name + " cannot be read", e);
            }
        });
    }

    private ArchiveRefused refused(Kind kind, String why) {
        return new ArchiveRefused(kind, "archive %s is not restored: %s".formatted(name, why));
    }
}
