package dev.tidemark.projection.verification;

import dev.tidemark.projection.database.Rest;
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
                    PIECE,
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

    /// Households from one rest to the next, and in one fetch: so the server works as it is asked,
    /// but for the sort.
    private static final int PIECE = 50;

    private final Set<UUID> leftOut;
    private final Rest rest;
    final Set<UUID> differing = new HashSet<>();
    long households;
    long fromRows;
    long toRows;
    BigDecimal fromHash = BigDecimal.ZERO;
    BigDecimal toHash = BigDecimal.ZERO;

    private Sums(Set<UUID> leftOut, Rest rest) {
        this.leftOut = leftOut;
        this.rest = rest;
    }

    /// @param leftOut households that are not compared
    static Sums of(Pair pair, Set<UUID> leftOut, Rest rest) {
        var sums = new Sums(leftOut, rest);
        sortGroups(pair, true);
        try (Stream<Sum> from = Sum.of(pair.from());
                Stream<Sum> to = Sum.of(pair.to())) {
            ByHousehold.visit(from, to, Sum::household, sums::add);
        }
        sortGroups(pair, false);
        return sums;
    }

    private static void sortGroups(Pair pair, boolean sort) {
        pair.from().side().snapshot().sortsGroups(sort);
        pair.to().side().snapshot().sortsGroups(sort);
    }

    private void add(UUID household, List<Sum> from, List<Sum> to) {
        if (leftOut.contains(household)) {
            return;
        }
        if (++households % PIECE == 0) {
            rest.rest();
        }
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
