package dev.tidemark.projection.archive;

import dev.tidemark.copies.GarbledCopy;
import dev.tidemark.copies.Manifest;
import dev.tidemark.copies.WholeDirectory;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.archive.ArchiveRefused.Kind;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.SchemaInUse;
import dev.tidemark.projection.registry.VersionSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The archives of one directory. Each is there as a whole or not at all, whoever is killed.
public final class Archives {
    private static final Logger LOG = LoggerFactory.getLogger(Archives.class);
    private static final String NAME = "[a-z][a-z_]{0,40}-[1-9][0-9]*-[1-9][0-9]*";

    private final Database runner;
    private final Path directory;
    private final VersionSchema schemas;
    private final Runnable buildsChanged;

    /// @param runner opens sessions of the role that writes read models and the registry
    /// @param buildsChanged called after a build begins or ends to be fed
    public Archives(
            DataSource runner, Path directory, VersionSchema schemas, Runnable buildsChanged) {
        this.runner = new Database(runner);
        this.directory = directory;
        this.schemas = schemas;
        this.buildsChanged = buildsChanged;
    }

    /// Writes every table of a build, as they stand in one snapshot. May be repeated: an archive of
    /// the same state is left as it is.
    ///
    /// @throws ArchiveRefused if there is one of this name with another state
    public Archive write(Build build, Projection projection, Instant createdAt) {
        String name = nameOf(build);
        return schemas.alone(
                build.schema(),
                () ->
                        new Writing(runner, directory.resolve(name))
                                .write(build, projection, createdAt)
                                .archive(name));
    }

    private static String nameOf(Build build) {
        return "%s-%d-%d"
                .formatted(
                        build.projection().readModel(),
                        build.projection().version(),
                        build.number());
    }

    /// By name. One whose manifest is harmed is logged and left out.
    public List<Archive> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches(NAME) && Manifest.isIn(directory.resolve(name)))
                    .flatMap(this::unharmed)
                    .sorted(Comparator.comparing(Archive::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(directory.toString(), e);
        }
    }

    private Stream<Archive> unharmed(String name) {
        try {
            return Stream.of(find(name));
        } catch (ArchiveRefused e) {
            LOG.warn("archive {}: {}", name, e.getMessage());
            return Stream.empty();
        }
    }

    /// @throws ArchiveRefused if there is none of this name, or its manifest is harmed
    public Archive find(String name) {
        return contents(name).archive(name);
    }

    private Contents contents(String name) {
        if (!name.matches(NAME) || !Manifest.isIn(directory.resolve(name))) {
            throw new ArchiveRefused(
                    Kind.UNKNOWN,
                    "there is no archive '%s': see tidemark archive list".formatted(name));
        }
        try {
            return Manifest.read(directory.resolve(name), Contents.class);
        } catch (GarbledCopy e) {
            throw new ArchiveRefused(Kind.GARBLED, e);
        }
    }

    /// Makes the schema again, with the rows as they were, as a new build that runners bring up to
    /// date from there. May be repeated after a kill.
    ///
    /// @param projections every version that this release has code for
    /// @param by who commands it; goes into the audit
    /// @return the new build, in state [Build.State#FOLLOWING]
    /// @throws ArchiveRefused if it is harmed, of another store, of a version that this release
    ///   lacks or has otherwise, or if the schema exists
    public Build restore(
            String name, Collection<Projection> projections, String by, String reason) {
        var restoring =
                new Restoring(runner, schemas, name, directory.resolve(name), contents(name));
        try {
            Build restored = restoring.restore(projections, by, reason);
            buildsChanged.run();
            return restored;
        } catch (SchemaInUse e) {
            throw new ArchiveRefused(Kind.IN_USE, e);
        }
    }

    /// Drops the schema of the archived version: one that was restored, or the retired one that is
    /// in this archive, before its retention time is over. The archive stays.
    ///
    /// @param by who commands it; goes into the audit
    /// @return the build that was dropped
    /// @throws ArchiveRefused if the schema is not there, or is needed
    public Build drop(String name, String by, String reason) {
        var dropping = new Dropping(runner, schemas, name, contents(name));
        try {
            return dropping.drop(by, reason, buildsChanged);
        } catch (SchemaInUse e) {
            throw new ArchiveRefused(Kind.IN_USE, e);
        }
    }

    /// The build that is in the schema of the archived version by now.
    public Optional<Build> kept(String name) {
        return new Kept(runner, contents(name)).find();
    }

    /// Deletes the files. May be repeated after a kill.
    ///
    /// @param by who commands it; goes into the audit
    /// @throws ArchiveRefused if there is none of this name, or what was restored from it is still
    ///   there: it is dropped by this name
    public void purge(String name, String by, String reason) {
        Path archive = directory.resolve(name);
        if (!name.matches(NAME) || !Files.isDirectory(archive)) {
            throw new ArchiveRefused(
                    Kind.UNKNOWN,
                    "there is no archive '%s': see tidemark archive list".formatted(name));
        }
        requireNotRestored(name);
        runner.durably(() -> {
            new Audit(runner).record(by, "archive purge", name, reason, "archived", "purged");
            return true;
        });
        WholeDirectory.remove(archive);
    }

    private void requireNotRestored(String name) {
        Contents contents;
        try {
            contents = contents(name);
        } catch (ArchiveRefused _) {
            return; // Harmed: nothing can be restored from it any more.
        }
        var kept = new Kept(runner, contents);
        kept.find()
                .filter(build -> build.state() == Build.State.FOLLOWING && !kept.isNeeded(build))
                .ifPresent(build -> {
                    throw new ArchiveRefused(
                            Kind.SCHEMA_EXISTS,
                            "archive %s is not purged: build %d of %s was restored from it; drop it first with tidemark archive drop %s"
                                    .formatted(name, build.number(), build.projection(), name));
                });
    }
}
