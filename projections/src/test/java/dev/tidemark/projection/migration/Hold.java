package dev.tidemark.projection.migration;

import dev.tidemark.embedded.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// A transaction of a stranger that stays open, with the locks of one statement.
final class Hold implements AutoCloseable {
    private final Connection connection;

    Hold(DatabaseAddress address, String sql) {
        try {
            connection = address.open();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes back what the statement did.
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException _) {
            // The server was killed, and with it everything that was held.
        }
    }
}
