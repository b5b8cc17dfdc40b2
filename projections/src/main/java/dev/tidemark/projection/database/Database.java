package dev.tidemark.projection.database;

import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Statements and transactions of one role. Outside a transaction each statement commits alone.
public final class Database {
    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate readCommitted;
    private final TransactionTemplate snapshot;

    public Database(DataSource dataSource) {
        template = new JdbcTemplate(dataSource);
        client = JdbcClient.create(template);
        var manager = new DataSourceTransactionManager(dataSource);
        readCommitted = new TransactionTemplate(manager);
        snapshot = new TransactionTemplate(manager);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /// Joins the thread's transaction, if there is one.
    public JdbcClient sql() {
        return client;
    }

    /// Runs `work` in a transaction that any exception rolls back.
    public <T> T transaction(Supplier<T> work) {
        return readCommitted.execute(_ -> work.get());
    }

    /// A transaction that a crash of the server does not take back, whatever the session's setting.
    public <T> T durably(Supplier<T> work) {
        return transaction(() -> {
            client.sql("set local synchronous_commit = on").update();
            return work.get();
        });
    }

    /// Lifts the session's bounds on how long a transaction lasts from the one at hand.
    public void withoutTimeLimit() {
        client.sql(
                        "set local transaction_timeout = 0; set local idle_in_transaction_session_timeout = 0")
                .update();
    }

    /// Ends the transaction at hand if it lasts longer than this from here on, or pauses for half
    /// of it.
    public void withTimeLimit(Duration most) {
        client.sql(
                        "set local transaction_timeout = %d; set local idle_in_transaction_session_timeout = %d"
                                .formatted(most.toMillis(), most.toMillis() / 2))
                .update();
    }

    /// Runs `work` and takes everything back.
    public <T> T rehearsal(Supplier<T> work) {
        return readCommitted.execute(status -> {
            status.setRollbackOnly();
            return work.get();
        });
    }

    /// Runs `work` in one read-only REPEATABLE READ snapshot.
    public <T> T snapshot(Supplier<T> work) {
        return snapshot.execute(_ -> work.get());
    }

    /// The connection of the thread's transaction; SQL exceptions come out translated.
    public <T> T connection(ConnectionCallback<T> work) {
        return template.execute(work);
    }
}
