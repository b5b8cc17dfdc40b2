package dev.tidemark.readmodel.imports;

import dev.tidemark.event.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One file, imported into one account.
///
/// @param sha256 of the file's bytes
/// @param lineCount how many lines the file has for this account
/// @param readback what was read back of what the import recorded
/// @param version of the aggregate, for `If-Match`
public record ImportSummary(
        UUID id,
        UUID account,
        String fileName,
        String sha256,
        String format,
        ImportStatus status,
        Instant uploadedAt,
        int lineCount,
        Proposed proposed,
        Readback readback,
        long version) {
    /// How many lines are proposed as what.
    public record Proposed(int fresh, int duplicates, int pending, int refused) {}

    /// @param recorded how many lines became transactions
    /// @param sum of those lines, signed; `null` before the first
    /// @param declared how many the import itself says it recorded; `null` before it is complete
    /// @param voided how many of them a revert has voided
    /// @param matches whether the count and sum read back are those declared; `null` before the
    ///   import is complete
    public record Readback(
            int recorded,
            @Nullable Money sum,
            @Nullable Integer declared,
            @Nullable Money declaredSum,
            int voided,
            @Nullable Boolean matches) {}
}
