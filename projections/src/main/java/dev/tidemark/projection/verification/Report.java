package dev.tidemark.projection.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tidemark.projection.checkpoint.Completeness;
import dev.tidemark.projection.checkpoint.Parked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a verification found. It holds for exactly these two builds at exactly this vector.
///
/// @param from the build that answers
/// @param to the candidate
/// @param position the sum of the vector
/// @param vector of each lane, the last number that both builds have applied
/// @param differences the first ones; [Comparison] counts them all
/// @param assertions what the candidate's `verification.sql` found
/// @param reasons why it did not pass, each with what to do next
public record Report(
        String readModel,
        Part from,
        Part to,
        Instant at,
        long position,
        List<Long> vector,
        List<Comparison> comparisons,
        List<Difference> differences,
        List<Assertion> assertions,
        List<String> reasons) {

    /// One of the two builds on its own.
    ///
    /// @param rows of each table
    /// @param parked households that the build left out; they are not compared
    /// @param money what its `conserved.sql` answers, against the log
    public record Part(
            int version,
            int build,
            String schema,
            Map<String, Long> rows,
            Completeness completeness,
            List<LeftOut> parked,
            List<Conservation> money) {
        @Override
        public String toString() {
            return schema;
        }
    }

    /// A household of which a build has not applied all events.
    public record LeftOut(UUID household, Parked.State state, long firstSeq, String cause) {}

    /// A pair of queries.
    ///
    /// @param households that have rows in either build
    /// @param differingHouseholds of them
    /// @param differingRows in all of these
    /// @param fromHash and `toHash`: sums of the rows' hashes; equal if all rows are
    public record Comparison(
            String query,
            long households,
            long differingHouseholds,
            long differingRows,
            long fromRows,
            long toRows,
            String fromHash,
            String toHash) {}

    /// A query that returns wrong rows.
    ///
    /// @param rows how many it returned
    /// @param first the first ones, by key column
    public record Assertion(String query, long rows, List<Map<String, @Nullable String>> first) {}

    /// A sum of money that the log and the build must agree on.
    ///
    /// @param differing how many pairs of household and currency do not agree
    /// @param differences the first of them
    public record Conservation(String measure, long differing, List<MoneyDifference> differences) {}

    /// @param expected in minor units, by the log
    /// @param found by the build
    public record MoneyDifference(UUID household, String currency, long expected, long found) {}

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean passed() {
        return reasons.isEmpty();
    }

    public long differingRows() {
        return comparisons.stream().mapToLong(Comparison::differingRows).sum();
    }

    /// The same for readers who may see keys, columns and numbers only.
    public Report withoutValues() {
        return new Report(
                readModel,
                from,
                to,
                at,
                position,
                vector,
                comparisons,
                differences.stream().map(Difference::withoutValues).toList(),
                assertions,
                reasons);
    }
}
