package dev.tidemark.readmodel.ledger.v1;

import dev.tidemark.event.Money;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.readmodel.ledger.Ledger;
import dev.tidemark.readmodel.ledger.Place;
import dev.tidemark.readmodel.ledger.Search;
import dev.tidemark.readmodel.ledger.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class LedgerView implements Ledger {
    private final JdbcClient jdbc;

    LedgerView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ProjectionId id() {
        return LedgerProjection.ID;
    }

    @Override
    public List<Transaction> search(
            UUID household, Search search, @Nullable Place after, int limit) {
        var query = new EntryQuery(household, search, after, limit);
        return withLines(
                household,
                jdbc.sql(query.sql()).params(query.parameters()).query(LedgerView::entry).list());
    }

    @Override
    public Optional<Transaction> find(UUID household, UUID transaction) {
        List<Transaction> found =
                jdbc.sql(
                                """
                                select * from ledger_v1.entry
                                where household = :household and transaction = :transaction
                                    and leg = 0
                                """)
                        .param("household", household)
                        .param("transaction", transaction)
                        .query(LedgerView::entry)
                        .list();
        return withLines(household, found).stream().findFirst();
    }

    private List<Transaction> withLines(UUID household, List<Transaction> transactions) {
        if (transactions.isEmpty()) {
            return transactions;
        }
        Map<UUID, List<Transaction.Line>> lines = new HashMap<>();
        jdbc.sql(
                        """
                        select * from ledger_v1.line
                        where household = :household
                            and transaction = any (string_to_array(:ids, ',')::uuid[])
                        order by transaction, ordinal
                        """)
                .param("household", household)
                .param("ids", ids(transactions))
                .query(row -> {
                    lines.computeIfAbsent(
                                    row.getObject("transaction", UUID.class),
                                    _ -> new ArrayList<>())
                            .add(line(row));
                });
        return transactions.stream()
                .map(found -> found.with(lines.getOrDefault(found.id(), List.of())))
                .toList();
    }

    private static String ids(List<Transaction> transactions) {
        return transactions.stream()
                .map(found -> found.id().toString())
                .collect(Collectors.joining(","));
    }

    private static Transaction entry(ResultSet row, int number) throws SQLException {
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
