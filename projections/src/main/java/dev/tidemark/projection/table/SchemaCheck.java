package dev.tidemark.projection.table;

import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.database.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Compares the tables that a changelog made with the records that are to be kept in them: binary
/// COPY would take a `long` for an `integer` column as garbage.
public final class SchemaCheck {
    private SchemaCheck() {}

    private record Found(String name, String udt, boolean required) {}

    /// @throws SchemaMismatch naming each column that does not fit
    public static void require(
            Database database, String schema, Collection<TableDefinition<?, ?>> tables) {
        List<String> faults = new ArrayList<>();
        for (TableDefinition<?, ?> table : tables) {
            compare(new TableMapping<>(table), columns(database, schema, table), faults);
            compareKey(new TableMapping<>(table), primaryKey(database, schema, table), faults);
        }
        if (!faults.isEmpty()) {
            throw new SchemaMismatch(
                    "schema "
                            + schema
                            + " and its projection differ: "
                            + String.join("; ", faults)
                            + ". Correct the version's changelog.sql or its records.");
        }
    }

    private static Map<String, Found> columns(
            Database database, String schema, TableDefinition<?, ?> table) {
        return database
                .sql()
                .sql(
                        """
                        select column_name, udt_name,
                            is_nullable = 'NO' and column_default is null and is_generated = 'NEVER' and is_identity = 'NO'
                        from information_schema.columns where table_schema = ? and table_name = ?
                        """)
                .param(schema)
                .param(table.name())
                .query((row, _) -> new Found(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list()
                .stream()
                .collect(Collectors.toMap(Found::name, found -> found));
    }

    private static List<String> primaryKey(
            Database database, String schema, TableDefinition<?, ?> table) {
        return database.sql()
                .sql(
                        """
                        select a.attname from pg_index i
                            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                        where i.indisprimary and i.indrelid = to_regclass(?)
                        """)
                .param(schema + "." + table.name())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static void compare(
            TableMapping<?, ?> mapping, Map<String, Found> found, List<String> faults) {
        String table = mapping.definition.name();
        if (found.isEmpty()) {
            faults.add("there is no table " + table);
            return;
        }
        for (Column column : mapping.columns) {
            Found there = found.remove(column.name());
            if (there == null) {
                faults.add(table + "." + column.name() + " is missing");
            } else if (!column.type().fits(there.udt())) {
                faults.add(
                        "%s.%s is %s, the record has %s"
                                .formatted(table, column.name(), there.udt(), column.type().sql));
            }
        }
        found.values().stream()
                .filter(Found::required)
                .forEach(f -> faults.add(table + "." + f.name() + " is in no record"));
    }

    private static void compareKey(
            TableMapping<?, ?> mapping, List<String> found, List<String> faults) {
        List<String> wanted = mapping.keyColumns.stream().map(Column::name).sorted().toList();
        if (!wanted.equals(found.stream().sorted().toList())) {
            faults.add(
                    "%s has the primary key %s, the projection has %s"
                            .formatted(mapping.definition.name(), found, wanted));
        }
    }
}
