package dev.tidemark.projection.verification;

import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.LaneCheckpoint;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A read-only REPEATABLE READ transaction that stays open until it is closed, whichever threads
/// use it, one after the other. All it answers is of the moment at which it was opened.
public final class Snapshot implements AutoCloseable {
    private final Connection connection;
    private final Database database;

    private Snapshot(Connection connection) {
        this.connection = connection;
        this.database = new Database(new SingleConnectionDataSource(connection, true));
    }

    /// @param dataSource of a role that may read the builds; one of its connections is held
    public static Snapshot open(DataSource dataSource) {
        Snapshot snapshot = null;
        try {
            Connection connection = dataSource.getConnection();
            snapshot = new Snapshot(connection);
            begin(connection);
            return snapshot;
        } catch (SQLException | RuntimeException e) {
            if (snapshot != null) {
                snapshot.close();
            }
            throw new IllegalStateException("cannot open a snapshot", e);
        }
    }

    /// The texts of instants and dates are compared, between two servers perhaps. The last
    /// statement takes the snapshot, which settings alone do not.
    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local transaction_timeout = 0");
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute("set local statement_timeout = 0");
            statement.execute("set local timezone = 'UTC'");
            statement.execute("set local datestyle = 'ISO, YMD'");
            statement.execute("select pg_current_snapshot()");
        }
    }

    /// Statements in the snapshot. Its `transaction` would end it.
    Database database() {
        return database;
    }

    public JdbcClient sql() {
        return database.sql();
    }

    /// Whether groups are made of sorted rows: these come one after the other, hashed ones all at
    /// the end.
    void sortsGroups(boolean sorts) {
        sql().sql("set local enable_hashagg = " + (sorts ? "off" : "on")).update();
    }

    /// How far the build is: of each lane, the last number.
    public long[] vector(String schema) {
        return new Checkpoints(database, schema).lanes().vector();
    }

    public List<LaneCheckpoint> lanes(String schema) {
        return new Checkpoints(database, schema).lanes().all();
    }

    public List<Parked> parked(String schema) {
        return new Checkpoints(database, schema).parked().all();
    }

    /// Ends the transaction and gives the connection back as it was.
    @Override
    public void close() {
        try (Connection given = connection) {
            given.rollback();
            given.setReadOnly(false);
            given.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            given.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot end a snapshot", e);
        }
    }
}
