package dev.tidemark.rehearsal.migration;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What one version's tables have and another's have not, as PostgreSQL has them.
///
/// @param columnsAdded as `table.column`
/// @param indexesAdded as their definitions, schemas left out
public record SchemaChange(
        List<String> columnsAdded,
        List<String> columnsRemoved,
        List<String> indexesAdded,
        List<String> indexesRemoved) {
    private static final String COLUMNS =
            """
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = ? and table_name = any (?) order by table_name, ordinal_position\
            """;
    private static final String INDEXES =
            """
            select replace(indexdef, schemaname || '.', '') from pg_indexes
            where schemaname = ? and tablename = any (?) order by tablename, indexname\
            """;

    /// @param owner sees the columns of both
    static SchemaChange between(Projection from, Projection to, DataSource owner) {
        var sql = JdbcClient.create(owner);
        List<String> columns = of(from, sql, COLUMNS);
        List<String> newColumns = of(to, sql, COLUMNS);
        List<String> indexes = of(from, sql, INDEXES);
        List<String> newIndexes = of(to, sql, INDEXES);
        return new SchemaChange(
                without(newColumns, columns),
                without(columns, newColumns),
                without(newIndexes, indexes),
                without(indexes, newIndexes));
    }

    private static List<String> of(Projection version, JdbcClient sql, String query) {
        String[] tables =
                version.tables().stream().map(TableDefinition::name).toArray(String[]::new);
        return sql.sql(query)
                .param(version.id().schema())
                .param(tables)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static List<String> without(List<String> all, List<String> others) {
        List<String> rest = new ArrayList<>(all);
        rest.removeAll(others);
        return List.copyOf(rest);
    }
}
