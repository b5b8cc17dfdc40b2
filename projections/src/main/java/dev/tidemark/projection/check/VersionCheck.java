package dev.tidemark.projection.check;

import dev.tidemark.projection.ProjectionId;
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

    /// The events that the version counted, against the store up to the same numbers.
    ///
    /// @param applied how many events are in the rows
    /// @param parked how many belong to parked households
    /// @param stored how many the store has
    /// @param differingLanes where count or hash differ
    public record Completeness(
            long applied, long parked, long stored, List<Integer> differingLanes) {
        public boolean complete() {
            return differingLanes.isEmpty();
        }
    }

    public boolean passed() {
        return failure == null
                && completeness.complete()
                && tables.stream().allMatch(TableCheck::equal);
    }
}
