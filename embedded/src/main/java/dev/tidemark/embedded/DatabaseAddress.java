package dev.tidemark.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Where a database is and who may open it.
public record DatabaseAddress(
        String host, int port, String database, String user, String password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    /// Another database of the same server.
    public DatabaseAddress database(String other) {
        return new DatabaseAddress(host, port, other, user, password);
    }

    /// The same database, opened by another role.
    public DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(host, port, database, otherUser, otherPassword);
    }

    /// The same database at another door, such as a proxy.
    public DatabaseAddress at(String otherHost, int otherPort) {
        return new DatabaseAddress(otherHost, otherPort, database, user, password);
    }

    public Connection open() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password);
    }

    @Override
    public String toString() {
        return jdbcUrl() + " as " + user;
    }
}
