package dev.tidemark.projection.verification;

import dev.tidemark.projection.database.Rest;
import dev.tidemark.projection.verification.Report.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Compares all pairs, and keeps the first differences of each.
final class Comparing {
    private static final int KEPT = 100;

    private final Set<UUID> leftOut;
    private final Rest rest;
    final List<Comparison> comparisons = new ArrayList<>();
    final List<Difference> differences = new ArrayList<>();

    /// @param leftOut households that are not compared
    Comparing(Set<UUID> leftOut, Rest rest) {
        this.leftOut = leftOut;
        this.rest = rest;
    }

    void compare(Pair pair) {
        Sums sums = Sums.of(pair, leftOut, rest);
        long[] rows = {0};
        Rows.visit(
                pair,
                sums.differing,
                (household, from, to) -> {
                    List<Difference> found = HouseholdRows.differences(pair, household, from, to);
                    long room = Math.max(0, KEPT - rows[0]);
                    found.stream().limit(room).forEach(differences::add);
                    rows[0] += found.size();
                });
        comparisons.add(
                new Comparison(
                        pair.name(),
                        sums.households,
                        sums.differing.size(),
                        rows[0],
                        sums.fromRows,
                        sums.toRows,
                        sums.fromHash.toPlainString(),
                        sums.toHash.toPlainString()));
    }
}
