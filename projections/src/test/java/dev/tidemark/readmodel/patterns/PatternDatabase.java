package dev.tidemark.readmodel.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.table.RowCache;
import dev.tidemark.projection.table.SchemaCheck;
import dev.tidemark.readmodel.Story;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/// A database in which versions are built side by side, by the rows' own writer.
final class PatternDatabase {
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private final Database database = new Database(dataSource);

    PatternDatabase() {
        var address = TestServers.newDatabase();
        dataSource.setUrl(address.jdbcUrl());
        dataSource.setUser(address.user());
        dataSource.setPassword(address.password());
    }

    /// Makes the version's tables in a schema of its own and folds the story into them.
    void build(Version version, Story story) throws SQLException {
        run(version, "create schema ${schema}");
        run(version, version.changelog());
        SchemaCheck.require(database, version.schema(), version.tables());
        var rows = new RowCache(version.tables(), version.schema());
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            rows.use(connection);
            story.events()
                    .forEach(event -> version.fold().accept(event, rows.of(event.household())));
            rows.flush();
            connection.commit();
        }
    }

    /// What a changeset labelled `after-build` does, or somebody in place.
    void run(Version version, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(version.in(sql));
        }
    }

    List<Map<String, Object>> rows(Version version, String query) {
        return database.sql().sql(version.in(query)).query().listOfRows();
    }

    /// As the verification does with `compare.old.sql` and `compare.new.sql`.
    void agree(Version old, String oldQuery, Version candidate, String newQuery) {
        assertThat(rows(old, oldQuery)).isNotEmpty();
        assertThat(rows(candidate, newQuery))
                .containsExactlyInAnyOrderElementsOf(rows(old, oldQuery));
    }
}
