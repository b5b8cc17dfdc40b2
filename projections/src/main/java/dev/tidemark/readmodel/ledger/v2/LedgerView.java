package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.readmodel.ledger.Ledger;
import dev.tidemark.readmodel.ledger.Place;
import dev.tidemark.readmodel.ledger.Search;
import dev.tidemark.readmodel.ledger.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Transactions as they are known now.
@Component
final class LedgerView implements Ledger {
    private final JdbcClient jdbc;
    private final Entries entries;

    LedgerView(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.entries = new Entries(jdbc);
    }

    @Override
    public ProjectionId id() {
        return LedgerProjection.ID;
    }

    @Override
    public List<Transaction> search(
            UUID household, Search search, @Nullable Place after, int limit) {
        return entries.page(household, new EntryQuery(household, null, search, after, limit));
    }

    @Override
    public Optional<Transaction> find(UUID household, UUID transaction) {
        List<Transaction> found =
                jdbc.sql(
                                """
                                select * from ledger_v2.entry
                                where household = :household and transaction = :transaction
                                    and leg = 0 and known_until is null
                                """)
                        .param("household", household)
                        .param("transaction", transaction)
                        .query(Entries::entry)
                        .list();
        return entries.withLines(household, found).stream().findFirst();
    }
}
