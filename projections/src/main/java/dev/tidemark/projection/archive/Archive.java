package dev.tidemark.projection.archive;

import dev.tidemark.projection.ProjectionId;
import java.time.Instant;

/// One build as it was archived.
///
/// @param name what operators call it, and its directory: `spending-1-1`
/// @param position how many events are in its rows
/// @param rows of its own tables
/// @param bytes of all files
public record Archive(
        String name,
        ProjectionId projection,
        int build,
        long position,
        Instant createdAt,
        long rows,
        long bytes) {}
