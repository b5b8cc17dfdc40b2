package dev.tidemark.projection.verification;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Compares a pair by count and order-insensitive hash per household, all computed by the servers.
final class Sums {
    /// A household's rows, in short.
    private record Sum(UUID household, long rows, BigDecimal hash) {
        static Stream<Sum> of(Question question) {
            return question.stream(
                    BY_HOUSEHOLD,
                    (row, _) ->
                            new Sum(question.household(row), row.getLong(2), row.getBigDecimal(3)));
        }
    }

    private static final String BY_HOUSEHOLD =
            """
            select q.household, count(*), sum(hashtextextended(q::text, 0))
            from (%s) q group by q.household order by q.household
            """;

    private final Set<UUID> leftOut;
    final Set<UUID> differing = new HashSet<>();
    long households;
    long fromRows;
    long toRows;
    BigDecimal fromHash = BigDecimal.ZERO;
    BigDecimal toHash = BigDecimal.ZERO;

    private Sums(Set<UUID> leftOut) {
        this.leftOut = leftOut;
    }

    /// @param leftOut households that are not compared
    static Sums of(Pair pair, Set<UUID> leftOut) {
        var sums = new Sums(leftOut);
        try (Stream<Sum> from = Sum.of(pair.from());
                Stream<Sum> to = Sum.of(pair.to())) {
            ByHousehold.visit(from, to, Sum::household, sums::add);
        }
        return sums;
    }

    private void add(UUID household, List<Sum> from, List<Sum> to) {
        if (leftOut.contains(household)) {
            return;
        }
        households++;
        for (Sum sum : from) {
            fromRows += sum.rows();
            fromHash = fromHash.add(sum.hash());
        }
        for (Sum sum : to) {
            toRows += sum.rows();
            toHash = toHash.add(sum.hash());
        }
        if (!from.equals(to)) {
            differing.add(household);
        }
    }

    boolean isEqual() {
        return differing.isEmpty();
    }
}
