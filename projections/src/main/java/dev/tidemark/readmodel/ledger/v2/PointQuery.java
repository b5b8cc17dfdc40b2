package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.KnownAt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds points of what was known: the last event before a number or a moment that told anything of
/// money, accounts or categories.
record PointQuery(JdbcClient jdbc, UUID household) {
    private static final Known NOTHING = new Known(0, null, false);

    Known of(KnownAt asked) {
        Known last = last("true", Map.of());
        return switch (asked) {
            case KnownAt.Now _ -> new Known(last.number(), last.instant(), true);
            case KnownAt.Number(long number) -> {
                Known found = last("known_from_number <= :number", Map.of("number", number));
                yield new Known(number, found.instant(), number >= last.number());
            }
            case KnownAt.Moment(var instant) -> {
                Known found =
                        last(
                                "known_from <= :instant",
                                Map.of("instant", instant.atOffset(ZoneOffset.UTC)));
                yield new Known(found.number(), found.instant(), found.number() >= last.number());
            }
        };
    }

    private Known last(String condition, Map<String, ?> parameters) {
        return jdbc.sql(
                        """
                        select known_from_number, known_from from (
                            (select known_from_number, known_from from ledger_v2.entry
                                where household = :household and leg = 0 and %1$s
                                order by known_from_number desc limit 1)
                            union all
                            (select known_from_number, known_from from ledger_v2.category_known
                                where household = :household and %1$s
                                order by known_from_number desc limit 1)
                            union all
                            (select known_from_number, known_from from ledger_v2.account_known
                                where household = :household and %1$s
                                order by known_from_number desc limit 1)) as known
                        order by known_from_number desc limit 1
                        """
                                .formatted(condition))
                .param("household", household)
                .params(parameters)
                .query(PointQuery::known)
                .optional()
                .orElse(NOTHING);
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime instant = row.getObject("known_from", OffsetDateTime.class);
        return new Known(
                row.getLong("known_from_number"),
                instant == null ? null : instant.toInstant(),
                false);
    }
}
