package dev.tidemark.projection.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A data source whose commits fail when told to: before, so that nothing is committed, or after,
/// so that everything is and nobody knows.
public final class CommitFaults extends DelegatingDataSource {
    public enum Fault {
        NONE,
        BEFORE,
        AFTER
    }

    private final Supplier<Fault> next;

    public CommitFaults(DataSource dataSource, Supplier<Fault> next) {
        super(dataSource);
        this.next = next;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("commit")) {
                                commit(connection);
                                return null;
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void commit(Connection connection) throws SQLException {
        Fault fault = next.get();
        if (fault == Fault.BEFORE) {
            connection.rollback();
        } else {
            connection.commit();
        }
        if (fault != Fault.NONE) {
            throw new SQLException("the connection broke around the commit", "08006");
        }
    }
}
