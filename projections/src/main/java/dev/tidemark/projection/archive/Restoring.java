package dev.tidemark.projection.archive;

import dev.tidemark.copies.CopiedTable;
import dev.tidemark.copies.GarbledCopy;
import dev.tidemark.copies.TableCopies;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.registry.VersionSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;

/// Restores one archive.
record Restoring(
        Database runner, VersionSchema schemas, String name, Path directory, Contents contents) {

    Build restore(Collection<Projection> projections, String by, String reason) {
        var admission = new Admission(runner, name, directory, contents);
        Projection projection = admission.code(projections);
        admission.requireThisStore();
        admission.requireUnharmed();
        return schemas.alone(
                contents.schema(),
                () -> {
                    giveUpUnfinished();
                    admission.requireNoSchema();
                    return restore(projection, by, reason);
                });
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
        runner.durably(() -> {
            new Builds(runner).set(build, Build.State.DROPPED);
            return true;
        });
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
            } catch (GarbledCopy e) {
                throw new ArchiveRefused(ArchiveRefused.Kind.GARBLED, e);
            } catch (IOException e) {
                throw new UncheckedIOException("archive " + name + " cannot be read", e);
            }
        });
    }
}
