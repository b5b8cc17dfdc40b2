package dev.tidemark.projection.archive;

import dev.tidemark.copies.CopiedTable;
import dev.tidemark.copies.GarbledCopy;
import dev.tidemark.copies.Manifest;
import dev.tidemark.copies.TableCopies;
import dev.tidemark.copies.WholeDirectory;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.archive.ArchiveRefused.Kind;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.LaneCheckpoint;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Release;
import dev.tidemark.projection.registry.VersionFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Writes one archive.
final class Writing {
    private final Database runner;
    private final Path target;

    Writing(Database runner, Path target) {
        this.runner = runner;
        this.target = target;
    }

    Contents write(Build build, Projection projection, Instant createdAt) {
        return runner.snapshot(() -> {
            runner.withoutTimeLimit();
            Contents now = contents(build, projection, createdAt);
            return Files.exists(target) ? existing(now) : write(now, projection);
        });
    }

    private Contents existing(Contents now) {
        Contents archived = archived();
        if (!archived.sameState(now)) {
            throw new ArchiveRefused(
                    Kind.NAME_TAKEN,
                    "%s holds another state of %s: move it elsewhere, or purge it with tidemark archive purge %s"
                            .formatted(target, now.projection(), target.getFileName()));
        }
        return archived;
    }

    private Contents archived() {
        try {
            return Manifest.read(target, Contents.class);
        } catch (GarbledCopy e) {
            throw new ArchiveRefused(Kind.GARBLED, e);
        }
    }

    private Contents contents(Build build, Projection projection, Instant createdAt) {
        String schema = build.schema();
        List<Long> vector =
                new Checkpoints(runner, schema)
                        .lanes().all().stream().map(LaneCheckpoint::lastSeq).toList();
        return new Contents(
                Contents.FORMAT,
                build.projection().toString(),
                build.number(),
                schema,
                VersionFiles.of(projection).checksum(),
                Release.CURRENT,
                store(schema),
                vector,
                createdAt,
                0,
                List.of());
    }

    private UUID store(String schema) {
        return runner.sql()
                .sql(
                        "select coalesce((select store_id from %s.checkpoint_topic), (select store_id from event_store.store))"
                                .formatted(schema))
                .query(UUID.class)
                .single();
    }

    private Contents write(Contents contents, Projection projection) {
        List<CopiedTable> tables = new ArrayList<>();
        return runner.connection(connection -> {
            try {
                WholeDirectory.write(
                        target,
                        directory -> {
                            copy(connection, contents.schema(), directory, tables);
                            WholeDirectory.write(
                                    directory.resolve("changelog.sql"),
                                    VersionFiles.of(projection)
                                            .text("changelog.sql")
                                            .orElseThrow());
                            Manifest.write(directory, contents.with(tables, own(projection)));
                        });
                return contents.with(tables, own(projection));
            } catch (IOException e) {
                throw new UncheckedIOException("archive " + target + " cannot be written", e);
            }
        });
    }

    private static void copy(
            Connection connection, String schema, Path directory, List<CopiedTable> tables)
            throws SQLException, IOException {
        var copies = new TableCopies(connection, directory);
        for (String table : copies.tables(schema)) {
            tables.add(copies.write(schema, table));
        }
    }

    private static Set<String> own(Projection projection) {
        return projection.tables().stream()
                .map(TableDefinition::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
