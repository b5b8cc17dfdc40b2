package dev.tidemark.rehearsal.version;

import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.database.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Two schemas of one version, compared by every column of every row.
public final class RowDifferences {
    private static final String LEFT =
            """
            select count(*), min(row) from (
                select t::text as row from %s.%s t where %3$s
                except all select t::text from %4$s.%2$s t where %3$s) as difference
            """;

    private final Database database;
    private final Collection<TableDefinition<?, ?>> tables;
    private final String where;

    public RowDifferences(Database database, Collection<TableDefinition<?, ?>> tables) {
        this(database, tables, "true");
    }

    /// @param where which rows are compared, as SQL
    public RowDifferences(
            Database database, Collection<TableDefinition<?, ?>> tables, String where) {
        this.database = database;
        this.tables = tables;
        this.where = where;
    }

    /// A sentence for each table that differs; empty if the rows are the same.
    public List<String> between(String expected, String found) {
        List<String> differences = new ArrayList<>();
        for (TableDefinition<?, ?> table : tables) {
            String missing = left(expected, found, table);
            String extra = left(found, expected, table);
            if (!missing.equals("none") || !extra.equals("none")) {
                differences.add(
                        "table %s: rows missing: %s; rows too many: %s"
                                .formatted(table.name(), missing, extra));
            }
        }
        return differences;
    }

    private String left(String one, String other, TableDefinition<?, ?> table) {
        return database.sql()
                .sql(LEFT.formatted(one, table.name(), where, other))
                .query((row, _) ->
                        row.getLong(1) == 0
                                ? "none"
                                : row.getLong(1) + ", such as " + row.getString(2))
                .single();
    }
}
