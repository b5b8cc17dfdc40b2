package dev.tidemark.store;

import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/// A formatted SQL changelog that makes one PostgreSQL schema. Its bookkeeping tables live in that
/// schema, so the schema can be dropped without a trace elsewhere. In the file `${schema}` is the
/// schema's name.
///
/// @param path on the class path
/// @param parameters further names that the file uses
public record Changelog(String path, String schema, Map<String, String> parameters) {
    public Changelog {
        if (!schema.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "'" + schema + "' is not a schema name of lower case letters, digits and _");
        }
        parameters = Map.copyOf(parameters);
    }

    /// How a schema stands to its changelog.
    ///
    /// @param pending changesets of the file that the schema lacks
    /// @param unknown changesets of the schema that the file lacks: it was made by a newer release
    public record Status(List<String> pending, List<String> unknown) {
        public boolean upToDate() {
            return pending.isEmpty() && unknown.isEmpty();
        }
    }

    /// Creates the schema if need be and applies what is missing. Two callers at once wait for each
    /// other; a lock left by a killed run is released.
    ///
    /// @throws ChangelogFailed naming the file; the schema is as far as it got, so run it again
    public void upgrade(Connection connection) {
        upgradeOnly(connection, "");
    }

    /// [#upgrade], of those changesets whose labels this expression lets through; for example
    /// `!after-build`.
    public void upgradeOnly(Connection connection, String labels) {
        alone(
                connection,
                liquibase -> liquibase.update(new Contexts(), new LabelExpression(labels)));
    }

    /// Takes back the last `count` changesets.
    ///
    /// @throws ChangelogFailed naming the file
    public void rollback(Connection connection, int count) {
        alone(
                connection,
                liquibase -> liquibase.rollback(count, new Contexts(), new LabelExpression()));
    }

    /// The SQL that [#upgrade] would run; empty if the schema is up to date.
    public String plan(Connection connection) {
        if (status(connection).pending().isEmpty()) {
            return "";
        }
        StringWriter sql = new StringWriter();
        run(connection, liquibase -> liquibase.update(new Contexts(), new LabelExpression(), sql));
        return sql.toString();
    }

    /// Reads only; needs SELECT on the schema's `databasechangelog`.
    public Status status(Connection connection) {
        List<String> applied = applied(connection);
        List<String> wanted = new ArrayList<>();
        run(
                connection,
                liquibase ->
                        liquibase.getDatabaseChangeLog().getChangeSets().stream()
                                .map(ChangeSet::getId)
                                .forEach(wanted::add));
        List<String> unknown = new ArrayList<>(applied);
        unknown.removeAll(wanted);
        wanted.removeAll(applied);
        return new Status(List.copyOf(wanted), List.copyOf(unknown));
    }

    private List<String> applied(Connection connection) {
        String table = schema + ".databasechangelog";
        try (Statement statement = connection.createStatement()) {
            if (!one(statement, "select to_regclass('" + table + "') is not null")) {
                return List.of();
            }
            List<String> ids = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery("select id from " + table + " order by orderexecuted")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new ChangelogFailed(this, e);
        }
    }

    private static boolean one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private interface Work {
        void run(Liquibase liquibase) throws Exception;
    }

    private void alone(Connection connection, Work work) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_advisory_lock(hashtextextended('changelog of " + schema + "', 0))");
            try {
                statement.execute("create schema if not exists " + schema);
                run(
                        connection,
                        liquibase -> {
                            // Whoever held the lock row without the advisory lock is dead.
                            liquibase.forceReleaseLocks();
                            work.run(liquibase);
                        });
            } finally {
                statement.execute(
                        "select pg_advisory_unlock(hashtextextended('changelog of "
                                + schema
                                + "', 0))");
            }
        } catch (SQLException e) {
            throw new ChangelogFailed(this, e);
        }
    }

    private void run(Connection connection, Work work) {
        try {
            boolean autoCommit = connection.getAutoCommit();
            try {
                Scope.child(
                        Scope.Attr.ui,
                        new LoggerUIService(),
                        () -> work.run(liquibase(connection)));
            } catch (Exception e) {
                takeBack(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (Exception e) {
            throw new ChangelogFailed(this, e);
        }
    }

    /// Liquibase leaves its transaction open when it fails; autocommit would commit the rest of it.
    private static void takeBack(Connection connection, Exception cause) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private Liquibase liquibase(Connection connection) throws Exception {
        Database database = new PostgresDatabase();
        database.setConnection(new JdbcConnection(connection));
        database.setDefaultSchemaName(schema);
        database.setLiquibaseSchemaName(schema);
        Liquibase liquibase = new Liquibase(path, new ClassLoaderResourceAccessor(), database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.setChangeLogParameter("schema", schema);
        parameters.forEach(liquibase::setChangeLogParameter);
        return liquibase;
    }
}
