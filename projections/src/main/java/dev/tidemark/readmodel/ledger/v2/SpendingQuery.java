package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.KnownCategory;
import dev.tidemark.readmodel.spending.LineTotal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Adds up the lines of payments as they were known, as the read model `spending` does for what is
/// known now.
record SpendingQuery(JdbcClient jdbc, UUID household, Known at) {
    private static final Comparator<LineTotal> ORDER =
            Comparator.comparing(LineTotal::month)
                    .thenComparing(LineTotal::kind)
                    .thenComparing(total -> total.category() == null)
                    .thenComparing(total -> total.path().toArray(String[]::new), Arrays::compare);

    /// A line without a category is of the kind that the payment's first category is of; without
    /// any, money out is spent and money in earned. A category's kind never changes.
    private static final String SUMS =
            """
            with payment_line as (
                select e.transaction, e.booked_on, e.kind as direction, e.member, l.ordinal, l.category,
                    l.amount, l.currency, c.kind
                from ledger_v2.entry e
                join ledger_v2.line l using (household, transaction, version)
                left join ledger_v2.category_known c
                    on c.household = e.household and c.category = l.category and c.version = 0
                where e.household = :household and e.leg = 0 and e.kind <> 'TRANSFER' and not e.voided
                    and e.booked_on between :from and :to and %s),
            first_kind as (
                select distinct on (transaction) transaction, kind as otherwise
                from payment_line where category is not null
                order by transaction, ordinal)
            select date_trunc('month', booked_on)::date as month,
                coalesce(kind, otherwise, direction) as kind, category, currency, member,
                coalesce(sum(-amount) filter (where amount < 0), 0)::bigint as money_out,
                coalesce(sum(amount) filter (where amount > 0), 0)::bigint as money_in,
                count(*) as lines
            from payment_line left join first_kind using (transaction)
            group by 1, 2, 3, 4, 5
            order by category, currency, member
            """;

    List<LineTotal> between(LocalDate from, LocalDate to, List<KnownCategory> categories) {
        var known = new KnownRows(at);
        Map<UUID, List<String>> paths =
                categories.stream()
                        .collect(Collectors.toMap(KnownCategory::id, KnownCategory::path));
        return known
                .bound(jdbc.sql(SUMS.formatted(known.condition("e."))))
                .param("household", household)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> total(row, paths))
                .stream()
                .sorted(ORDER)
                .toList();
    }

    private static LineTotal total(ResultSet row, Map<UUID, List<String>> paths)
            throws SQLException {
        @Nullable UUID category = row.getObject("category", UUID.class);
        String currency = row.getString("currency");
        return new LineTotal(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                CategoryKind.valueOf(row.getString("kind")),
                category,
                category == null ? List.of() : paths.getOrDefault(category, List.of()),
                row.getObject("member", UUID.class),
                new Money(row.getLong("money_out"), currency),
                new Money(row.getLong("money_in"), currency),
                row.getLong("lines"));
    }
}
