package dev.tidemark.projection.verification;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/// Compares a pair row by row, for some households.
final class Rows {
    /// Up to so many are asked for one by one: only a constant gets into a query that sums up.
    private static final int ONE_BY_ONE = 100;

    /// With more of them, the server sends every row and the others are left here.
    private static final int NAMED = 10_000;

    /// Joined, since PostgreSQL would search an array that is a parameter from its beginning for
    /// each row.
    private static final String JOIN =
            "join unnest(?::uuid[]) as wanted (household) on wanted.household = q.household";

    /// A row as text, without its household.
    record Row(UUID household, List<@Nullable String> texts) {}

    private final Pair pair;
    private final Set<UUID> households;

    private Rows(Pair pair, Set<UUID> households) {
        this.pair = pair;
        this.households = households;
    }

    /// @param each takes a household's rows of either side
    static void visit(Pair pair, Set<UUID> households, ByHousehold.Visitor<Row> each) {
        if (households.size() > ONE_BY_ONE) {
            new Rows(pair, households).visit(each);
        } else {
            households.stream()
                    .sorted(Comparator.comparing(UUID::toString))
                    .forEach(household -> new Rows(pair, Set.of(household)).visit(each));
        }
    }

    private void visit(ByHousehold.Visitor<Row> each) {
        try (Stream<Row> from = rows(pair.from());
                Stream<Row> to = rows(pair.to())) {
            ByHousehold.visit(from, to, Row::household, each);
        }
    }

    private Stream<Row> rows(Question question) {
        String columns =
                pair.columns().stream()
                        .map(column -> ", q.\"%s\"::text".formatted(column))
                        .collect(Collectors.joining());
        String all = "select q.household" + columns + " from (%s) q ";
        String order = " order by q.household";
        if (households.size() == 1) {
            String one = "where q.household = ?";
            return question.stream(all + one, row(question), households.iterator().next());
        }
        return households.size() > NAMED
                ? question.stream(all + order, row(question))
                        .filter(row -> households.contains(row.household()))
                : question.stream(all + JOIN + order, row(question), named());
    }

    private String named() {
        return households.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private RowMapper<Row> row(Question question) {
        return (row, _) -> {
            var texts = new @Nullable String[pair.columns().size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = row.getString(i + 2);
            }
            return new Row(question.household(row), Arrays.asList(texts));
        };
    }
}
