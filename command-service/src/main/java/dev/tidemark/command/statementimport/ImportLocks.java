package dev.tidemark.command.statementimport;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/// One instance per import, by an advisory lock of a session of its own.
@Component
class ImportLocks {
    private static final String KEY = "(hashtextextended('statement import ' || ?, 0))";

    private final DataSource dataSource;

    ImportLocks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Does nothing if somebody else is at it.
    void alone(UUID statementImport, Runnable work) {
        Connection session = DataSourceUtils.getConnection(dataSource);
        try {
            if (call(session, "select pg_try_advisory_lock" + KEY, statementImport)) {
                try {
                    work.run();
                } finally {
                    call(session, "select pg_advisory_unlock" + KEY, statementImport);
                }
            }
        } catch (SQLException e) {
            throw new SQLExceptionSubclassTranslator().translate("advisory lock", null, e);
        } finally {
            DataSourceUtils.releaseConnection(session, dataSource);
        }
    }

    private static boolean call(Connection session, String sql, UUID statementImport)
            throws SQLException {
        try (PreparedStatement call = session.prepareStatement(sql)) {
            call.setString(1, statementImport.toString());
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
