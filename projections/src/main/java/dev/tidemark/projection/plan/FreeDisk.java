package dev.tidemark.projection.plan;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Whether there is room for another copy of a read model, twice over: rows and, while they are
/// written, their log.
public final class FreeDisk {
    private final Database database;
    private final @Nullable String path;

    /// @param path a directory on the disk that the read models are on, if anybody has said so
    public FreeDisk(Database database, @Nullable String path) {
        this.database = database;
        this.path = path;
    }

    /// Bytes free where the read models lie; empty where nobody has said where that is.
    public OptionalLong bytes() {
        if (path == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Files.getFileStore(Path.of(path)).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("tidemark.migration.disk-path " + path, e);
        }
    }

    /// @return what to do, if there is less than twice what `build` takes
    public Optional<String> tooLittleFor(Build build) {
        long needed = 2 * sizeOf(build);
        OptionalLong free = bytes();
        return free.isEmpty() || free.getAsLong() >= needed
                ? Optional.empty()
                : Optional.of(
                        "%d MiB are free where %d MiB may be needed: make room"
                                .formatted(free.getAsLong() >> 20, needed >> 20));
    }

    /// Tables and indexes, in bytes.
    public long sizeOf(Build build) {
        return database.sql()
                .sql(
                        """
                        select coalesce(sum(pg_total_relation_size(c.oid)), 0) from pg_class c
                        where c.relnamespace = to_regnamespace(?) and c.relkind = 'r'
                        """)
                .param(build.schema())
                .query(Long.class)
                .single();
    }
}
