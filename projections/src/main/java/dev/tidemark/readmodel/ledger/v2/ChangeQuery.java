package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.readmodel.ledger.Change;
import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What came to be known after one point and up to another. The revisions of a transaction that
/// were known anywhere between tell it: the first may be what was before, the last is what is
/// after.
record ChangeQuery(JdbcClient jdbc, UUID household, Known from, Known to) {
    private static final String KNOWN_BETWEEN =
            """
            known_from_number <= :to
                and (known_until_number is null or known_until_number > :from)\
            """;

    private static final String BOOKED_IN_MONTH =
            """
            and exists (select from ledger_v2.entry leg
                where leg.household = e.household and leg.transaction = e.transaction
                    and leg.booked_on between :first and :last and %s)\
            """
                    .formatted(KNOWN_BETWEEN);

    private record Revision(Transaction transaction, Change.Edit edit) {
        Revision with(Transaction withLines) {
            return new Revision(withLines, edit);
        }
    }

    List<Change> page(@Nullable YearMonth month, long after, int limit) {
        List<UUID> changed = changed(month, after, limit);
        Map<UUID, List<Revision>> revisions = new HashMap<>();
        for (Revision revision : revisions(changed)) {
            revisions
                    .computeIfAbsent(revision.transaction().id(), _ -> new ArrayList<>())
                    .add(revision);
        }
        return changed.stream()
                .map(transaction -> change(revisions.getOrDefault(transaction, List.of())))
                .toList();
    }

    private List<UUID> changed(@Nullable YearMonth month, long after, int limit) {
        var statement =
                jdbc.sql(
                                """
                                select transaction from ledger_v2.entry e
                                where household = :household and leg = 0
                                    and known_from_number > :from and known_from_number <= :to %s
                                group by household, transaction
                                having max(known_from_number) > :after
                                order by max(known_from_number) limit :limit
                                """
                                        .formatted(month == null ? "" : BOOKED_IN_MONTH))
                        .param("household", household)
                        .param("from", from.number())
                        .param("to", to.number())
                        .param("after", after)
                        .param("limit", limit);
        if (month != null) {
            statement.param("first", month.atDay(1)).param("last", month.atEndOfMonth());
        }
        return statement.query((row, _) -> row.getObject("transaction", UUID.class)).list();
    }

    private List<Revision> revisions(List<UUID> transactions) {
        List<Revision> found =
                jdbc.sql(
                                """
                                select * from ledger_v2.entry
                                where household = :household and leg = 0
                                    and transaction = any (string_to_array(:ids, ',')::uuid[])
                                    and %s
                                order by transaction, version
                                """
                                        .formatted(KNOWN_BETWEEN))
                        .param("household", household)
                        .param("ids", joined(transactions))
                        .param("from", from.number())
                        .param("to", to.number())
                        .query(ChangeQuery::revision)
                        .list();
        List<Transaction> withLines =
                new Entries(jdbc)
                        .withLines(household, found.stream().map(Revision::transaction).toList());
        return IntStream.range(0, found.size())
                .mapToObj(i -> found.get(i).with(withLines.get(i)))
                .toList();
    }

    private static String joined(List<UUID> transactions) {
        return transactions.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private Change change(List<Revision> revisions) {
        Revision first = revisions.getFirst();
        Transaction after = revisions.getLast().transaction();
        return new Change(
                after.id(),
                first.edit().number() <= from.number() ? first.transaction() : null,
                after,
                revisions.stream()
                        .map(Revision::edit)
                        .filter(edit -> edit.number() > from.number())
                        .toList());
    }

    private static Revision revision(ResultSet row, int number) throws SQLException {
        return new Revision(
                Entries.entry(row, number),
                new Change.Edit(
                        Change.Kind.valueOf(row.getString("change")),
                        row.getLong("known_from_number"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor")));
    }
}
