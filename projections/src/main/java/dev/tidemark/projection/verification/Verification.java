package dev.tidemark.projection.verification;

import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.checkpoint.Completeness;
import dev.tidemark.projection.checkpoint.LaneSums;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.database.Rest;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.runner.RunnerSupplies;
import dev.tidemark.projection.verification.Report.Assertion;
import dev.tidemark.projection.verification.Report.LeftOut;
import dev.tidemark.projection.verification.Report.Part;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

/// Verifies a candidate against the build that answers, at one vector.
public final class Verification {
    private final RunnerSupplies supplies;
    private final Topic topic;
    private final boolean rests;

    /// @param supplies whose database may read the store's events
    /// @param topic that holds the whole log
    /// @param rests whether there may be readers to leave room for
    public Verification(RunnerSupplies supplies, Topic topic, boolean rests) {
        this.supplies = supplies;
        this.topic = topic;
        this.rests = rests;
    }

    /// @param at when, for the report
    /// @throws CannotCompare if the two stand at different vectors, or a file is missing or wrong
    /// @throws dev.tidemark.projection.log.LogIncomplete if the topic does not reach the vector
    public Report verify(Side from, Side to, Instant at) {
        long[] vector = commonVector(from, to);
        Set<UUID> leftOut = new HashSet<>(from.leftOut());
        leftOut.addAll(to.leftOut());
        Rest rest = rests ? Rest.ofServer() : Rest.none();
        try (var fold = new MoneyFold(supplies, topic, vector, rests)) {
            var comparing = new Comparing(leftOut, rest);
            Pairs.of(from, to).forEach(comparing::compare);
            List<Assertion> assertions = Assertions.of(to, rest);
            LaneSums stored = LaneSums.ofStore(supplies.database(), vector, rest);
            LogMoney money = fold.result();
            Part answering = part(from, stored, money, rest);
            Part candidate = part(to, stored, money, rest);
            return new Report(
                    to.build().projection().readModel(),
                    answering,
                    candidate,
                    at,
                    LongStream.of(vector).sum(),
                    LongStream.of(vector).boxed().toList(),
                    comparing.comparisons,
                    traced(comparing.differences, from, to, vector),
                    assertions,
                    new Reasons(from, to)
                            .of(answering, candidate, comparing.comparisons, assertions));
        }
    }

    /// Compares some households only, wherever the two builds stand; the caller sees to it that
    /// both have the same events of each.
    ///
    /// @return those that differ
    public static Set<UUID> differing(Side from, Side to, Set<UUID> households) {
        Set<UUID> differing = new HashSet<>();
        for (Pair pair : Pairs.of(from, to)) {
            Rows.visit(
                    pair,
                    households,
                    (household, one, other) -> {
                        if (!HouseholdRows.differences(pair, household, one, other).isEmpty()) {
                            differing.add(household);
                        }
                    });
        }
        return differing;
    }

    private List<Difference> traced(
            List<Difference> differences, Side from, Side to, long[] vector) {
        return differences.isEmpty()
                ? differences
                : Tracing.of(differences, from, to, supplies, topic, vector);
    }

    private static long[] commonVector(Side from, Side to) {
        long[] vector = from.vector();
        long[] other = to.vector();
        int lane = Arrays.mismatch(vector, other);
        if (lane >= 0) {
            throw new CannotCompare(
                    CannotCompare.Kind.VECTORS_DIFFER,
                    "lane %d: %s stands at %d, %s at %d; bring both to one vector and verify again."
                            .formatted(lane, from, vector[lane], to, other[lane]));
        }
        return vector;
    }

    private static Part part(Side side, LaneSums stored, LogMoney money, Rest rest) {
        List<Parked> parked = side.parked();
        return new Part(
                side.build().projection().version(),
                side.build().number(),
                side.schema(),
                rows(side),
                Completeness.of(side.snapshot().lanes(side.schema()), parked, stored),
                parked.stream().map(Verification::leftOut).toList(),
                Conserved.of(side, money, side.leftOut(), rest));
    }

    private static Map<String, Long> rows(Side side) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (TableDefinition<?, ?> table : side.projection().tables()) {
            rows.put(
                    table.name(),
                    side.snapshot()
                            .sql()
                            .sql("select count(*) from " + side.schema() + "." + table.name())
                            .query(Long.class)
                            .single());
        }
        return rows;
    }

    private static LeftOut leftOut(Parked parked) {
        return new LeftOut(parked.household(), parked.state(), parked.firstSeq(), parked.cause());
    }
}
