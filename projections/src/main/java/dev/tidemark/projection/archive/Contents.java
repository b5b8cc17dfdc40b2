package dev.tidemark.projection.archive;

import dev.tidemark.copies.CopiedTable;
import dev.tidemark.projection.ProjectionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// `manifest.json` of an archive.
///
/// @param code checksum of the changelog
/// @param release that wrote it
/// @param store whose lane numbers it counts
/// @param vector last number of each lane
/// @param rows of the version's own tables
/// @param tables those, and the bookkeeping
record Contents(
        String format,
        String projection,
        int build,
        String schema,
        String code,
        String release,
        UUID store,
        List<Long> vector,
        Instant createdAt,
        long rows,
        List<CopiedTable> tables) {
    static final String FORMAT = "tidemark-archive/1";

    ProjectionId id() {
        return ProjectionId.parse(projection);
    }

    /// @param own the version's own tables
    Contents with(List<CopiedTable> copied, Set<String> own) {
        return new Contents(
                format,
                projection,
                build,
                schema,
                code,
                release,
                store,
                vector,
                createdAt,
                copied.stream()
                        .filter(table -> own.contains(table.table()))
                        .mapToLong(CopiedTable::rows)
                        .sum(),
                List.copyOf(copied));
    }

    Archive archive(String name) {
        return new Archive(
                name,
                id(),
                build,
                vector.stream().mapToLong(Long::longValue).sum(),
                createdAt,
                rows,
                tables.stream().mapToLong(CopiedTable::bytes).sum());
    }

    /// Whether both hold the same events of the same build.
    boolean sameState(Contents other) {
        return store.equals(other.store)
                && vector.equals(other.vector)
                && code.equals(other.code)
                && schema.equals(other.schema);
    }
}
