package dev.tidemark.projection.verification;

import dev.tidemark.projection.database.Rest;
import dev.tidemark.projection.registry.VersionFiles;
import dev.tidemark.projection.verification.LogMoney.Purse;
import dev.tidemark.projection.verification.Report.Conservation;
import dev.tidemark.projection.verification.Report.MoneyDifference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Compares what a build answers to its `conserved.sql` with the log.
final class Conserved {
    private static final int KEPT = 20;

    private final Set<UUID> leftOut;
    private final Map<Purse, Long> expected;
    private final List<MoneyDifference> first = new ArrayList<>();
    private long differing;

    private Conserved(Map<Purse, Long> expected, Set<UUID> leftOut) {
        this.expected = expected;
        this.leftOut = leftOut;
    }

    /// @param leftOut households of which the build has not applied everything
    /// @return one per query; none if the version holds no money
    static List<Conservation> of(Side side, LogMoney log, Set<UUID> leftOut, Rest rest) {
        return NamedQueries.of(VersionFiles.of(side.projection()), "conserved.sql").stream()
                .flatMap(queries ->
                        queries.queries().values().stream()
                                .map(query -> new Question(side, queries.file(), query)))
                .map(question -> {
                    rest.rest();
                    return new Conserved(log.of(measure(question)), leftOut).ask(question);
                })
                .toList();
    }

    private static Measure measure(Question question) {
        String name = question.query().name();
        return Measure.of(name)
                .orElseThrow(() ->
                        CannotCompare.invalid(
                                question.file(),
                                "there is no measure '%s', only %s."
                                        .formatted(name, Measure.labels())));
    }

    private Conservation ask(Question question) {
        if (!question.columnsOfHousehold().equals(List.of("currency", "minor"))) {
            throw CannotCompare.invalid(
                    question.file(),
                    "query '%s' must return household, currency, minor."
                            .formatted(question.query().name()));
        }
        try (Stream<MoneyDifference> answer =
                question.stream("%s", (row, _) -> answer(question, row))) {
            answer.forEach(this::add);
        }
        expected.forEach((purse, sum) ->
                add(new MoneyDifference(purse.household(), purse.currency(), sum, 0)));
        return new Conservation(question.query().name(), differing, first);
    }

    /// A second row of the same purse has nothing left to agree with.
    private MoneyDifference answer(Question question, ResultSet row) throws SQLException {
        var purse = new Purse(question.household(row), row.getString(2));
        Long sum = expected.remove(purse);
        return new MoneyDifference(
                purse.household(), purse.currency(), sum == null ? 0 : sum, row.getLong(3));
    }

    private void add(MoneyDifference one) {
        if (one.expected() == one.found() || leftOut.contains(one.household())) {
            return;
        }
        differing++;
        if (first.size() < KEPT) {
            first.add(one);
        }
    }
}
