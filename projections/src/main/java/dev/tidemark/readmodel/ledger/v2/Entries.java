package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.event.Money;
import dev.tidemark.readmodel.ledger.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of `entry` as transactions.
record Entries(JdbcClient jdbc) {
    private record Revision(UUID transaction, long version) {
        static Revision of(Transaction transaction) {
            return new Revision(transaction.id(), transaction.version());
        }
    }

    /// The page that the query finds, with its lines.
    List<Transaction> page(UUID household, EntryQuery query) {
        return withLines(
                household,
                jdbc.sql(query.sql()).params(query.parameters()).query(Entries::entry).list());
    }

    /// Each with the lines of its own revision.
    List<Transaction> withLines(UUID household, List<Transaction> transactions) {
        if (transactions.isEmpty()) {
            return transactions;
        }
        Map<Revision, List<Transaction.Line>> lines = new HashMap<>();
        jdbc.sql(
                        """
                        select line.* from ledger_v2.line
                            join unnest(string_to_array(:ids, ',')::uuid[],
                                    string_to_array(:versions, ',')::bigint[]) as asked (transaction, version)
                                using (transaction, version)
                        where household = :household
                        order by transaction, version, ordinal
                        """)
                .param("household", household)
                .param("ids", joined(transactions, Transaction::id))
                .param("versions", joined(transactions, Transaction::version))
                .query(row -> {
                    var revision =
                            new Revision(
                                    row.getObject("transaction", UUID.class),
                                    row.getLong("version"));
                    lines.computeIfAbsent(revision, _ -> new ArrayList<>()).add(line(row));
                });
        return transactions.stream()
                .map(found -> found.with(lines.getOrDefault(Revision.of(found), List.of())))
                .toList();
    }

    private static String joined(List<Transaction> all, Function<Transaction, Object> part) {
        return all.stream().map(one -> part.apply(one).toString()).collect(Collectors.joining(","));
    }

    static Transaction entry(ResultSet row, int number) throws SQLException {
        return new Transaction(
                row.getObject("transaction", UUID.class),
                Transaction.Kind.valueOf(row.getString("kind")),
                row.getObject("account", UUID.class),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getObject("booked_on", LocalDate.class),
                row.getObject("value_on", LocalDate.class),
                other(row),
                row.getString("payee"),
                row.getString("memo"),
                row.getObject("member", UUID.class),
                List.of(),
                source(row),
                row.getBoolean("voided"),
                row.getLong("version"));
    }

    private static Transaction.@Nullable OtherLeg other(ResultSet row) throws SQLException {
        UUID account = row.getObject("other_account", UUID.class);
        return account == null
                ? null
                : new Transaction.OtherLeg(
                        account,
                        new Money(row.getLong("other_amount"), row.getString("other_currency")),
                        row.getObject("other_booked_on", LocalDate.class));
    }

    private static Transaction.@Nullable Source source(ResultSet row) throws SQLException {
        UUID statementImport = row.getObject("source_import", UUID.class);
        return statementImport == null
                ? null
                : new Transaction.Source(statementImport, row.getInt("source_line"));
    }

    private static Transaction.Line line(ResultSet row) throws SQLException {
        return new Transaction.Line(
                row.getObject("line", UUID.class),
                row.getObject("category", UUID.class),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("memo"));
    }
}
