package dev.tidemark.projection.check;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.checkpoint.Completeness;
import dev.tidemark.projection.table.Fingerprint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a check of one live version found.
///
/// @param position the sum of the lane numbers at which live and rebuilt were compared
/// @param failure why the version could not be rebuilt, if it could not
public record VersionCheck(
        ProjectionId projection,
        int build,
        long position,
        List<TableCheck> tables,
        Completeness completeness,
        long parkedHouseholds,
        @Nullable String failure) {

    /// One table, live and rebuilt from the log.
    public record TableCheck(String table, Fingerprint live, Fingerprint rebuilt) {
        public boolean equal() {
            return live.equals(rebuilt);
        }
    }

    public boolean passed() {
        return failure == null
                && completeness.complete()
                && tables.stream().allMatch(TableCheck::equal);
    }
}
