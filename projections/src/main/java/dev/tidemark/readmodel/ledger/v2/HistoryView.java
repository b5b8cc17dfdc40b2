package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.event.AccountKind;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.readmodel.balances.AccountBalance;
import dev.tidemark.readmodel.ledger.Change;
import dev.tidemark.readmodel.ledger.History;
import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.KnownAt;
import dev.tidemark.readmodel.ledger.KnownCategory;
import dev.tidemark.readmodel.ledger.Place;
import dev.tidemark.readmodel.ledger.Search;
import dev.tidemark.readmodel.ledger.Transaction;
import dev.tidemark.readmodel.spending.LineTotal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Everything as it was known.
@Component
final class HistoryView implements History {
    private final JdbcClient jdbc;
    private final Entries entries;

    HistoryView(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.entries = new Entries(jdbc);
    }

    @Override
    public ProjectionId id() {
        return LedgerProjection.ID;
    }

    @Override
    public Known point(UUID household, KnownAt asked) {
        return new PointQuery(jdbc, household).of(asked);
    }

    @Override
    public List<Transaction> search(
            UUID household, Known at, Search search, @Nullable Place after, int limit) {
        return entries.page(household, new EntryQuery(household, at, search, after, limit));
    }

    @Override
    public Optional<Transaction> find(UUID household, Known at, UUID transaction) {
        var known = new KnownRows(at);
        List<Transaction> found =
                known.bound(
                                jdbc.sql(
                                        """
                                        select * from ledger_v2.entry
                                        where household = :household and transaction = :transaction
                                            and leg = 0 and %s
                                        """
                                                .formatted(known.condition())))
                        .param("household", household)
                        .param("transaction", transaction)
                        .query(Entries::entry)
                        .list();
        return entries.withLines(household, found).stream().findFirst();
    }

    @Override
    public List<AccountBalance> balances(UUID household, Known at, LocalDate day) {
        var known = new KnownRows(at);
        return known.bound(
                        jdbc.sql(
                                """
                                select a.*, coalesce(moved.amount, 0)
                                    + case when opened_on <= :day then opening_balance else 0 end as balance
                                from ledger_v2.account_known a
                                left join (
                                    select account, sum(amount)::bigint as amount from ledger_v2.entry
                                    where household = :household and not voided and booked_on <= :day
                                        and %1$s
                                    group by account) as moved using (account)
                                where household = :household and %1$s
                                order by opened_on, account
                                """
                                        .formatted(known.condition())))
                .param("household", household)
                .param("day", day)
                .query(HistoryView::account)
                .list();
    }

    @Override
    public List<LineTotal> spending(UUID household, Known at, LocalDate from, LocalDate to) {
        return new SpendingQuery(jdbc, household, at).between(from, to, categories(household, at));
    }

    @Override
    public List<KnownCategory> categories(UUID household, Known at) {
        var known = new KnownRows(at);
        return CategoryTree.of(
                known.bound(
                                jdbc.sql(
                                        """
                                        select * from ledger_v2.category_known
                                        where household = :household and %s
                                        order by name, category
                                        """
                                                .formatted(known.condition())))
                        .param("household", household)
                        .query(HistoryView::category)
                        .list());
    }

    @Override
    public List<Change> changes(
            UUID household,
            Known from,
            Known to,
            @Nullable YearMonth month,
            long after,
            int limit) {
        return new ChangeQuery(jdbc, household, from, to).page(month, after, limit);
    }

    private static AccountBalance account(ResultSet row, int number) throws SQLException {
        return new AccountBalance(
                row.getObject("account", UUID.class),
                row.getString("name"),
                AccountKind.valueOf(row.getString("kind")),
                row.getBoolean("on_budget"),
                row.getObject("closed_on", LocalDate.class),
                new Money(row.getLong("balance"), row.getString("currency")));
    }

    private static CategoryTree.Node category(ResultSet row, int number) throws SQLException {
        return new CategoryTree.Node(
                row.getObject("category", UUID.class),
                row.getString("name"),
                CategoryKind.valueOf(row.getString("kind")),
                row.getObject("parent", UUID.class),
                row.getBoolean("archived"));
    }
}
