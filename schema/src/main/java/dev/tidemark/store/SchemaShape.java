package dev.tidemark.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a PostgreSQL schema is made of, in the server's own words and by name; Liquibase's
/// bookkeeping is left out. Definitions do not name the schema itself, so two schemas that were
/// made alike are equal.
///
/// @param others what is neither in nor on a table, as `sequence`, `function` or `type` and its
///   name
public record SchemaShape(List<Table> tables, List<String> others) {
    public SchemaShape {
        tables = List.copyOf(tables);
        others = List.copyOf(others);
    }

    /// @param columns in the order they were made
    /// @param parts by kind, then by name
    public record Table(
            String name, @Nullable String comment, List<Column> columns, List<Part> parts) {
        public Table {
            columns = List.copyOf(columns);
            parts = List.copyOf(parts);
        }
    }

    /// @param value the default, or how the value is generated
    public record Column(
            String name,
            String type,
            boolean nullable,
            @Nullable String value,
            @Nullable String comment) {
        /// As SQL, without the name.
        public String definition() {
            return type
                    + (nullable ? "" : " not null")
                    + (value == null
                            ? ""
                            : (value.startsWith("generated") ? " " : " default ") + value);
        }
    }

    /// What a table has beside columns.
    ///
    /// @param definition as SQL, of an index ` (invalid)` after it if it cannot be used
    public record Part(Kind kind, String name, String definition) {}

    /// In the order in which they are listed.
    public enum Kind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        EXCLUSION,
        INDEX,
        TRIGGER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// The schema as it stands; empty if there is none. Any role may look.
    public static SchemaShape of(Connection connection, String schema) throws SQLException {
        Map<String, List<Part>> parts = parts(connection, schema);
        Map<String, @Nullable String> comments = new TreeMap<>();
        Map<String, List<Column>> columns = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    comments.put(row.getString(1), row.getString(2));
                    columns.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(column(row, schema));
                }
            }
        }
        return new SchemaShape(
                columns.entrySet().stream()
                        .map(table ->
                                new Table(
                                        table.getKey(),
                                        comments.get(table.getKey()),
                                        table.getValue(),
                                        parts.getOrDefault(table.getKey(), List.of())))
                        .toList(),
                others(connection, schema));
    }

    private static List<String> others(Connection connection, String schema) throws SQLException {
        List<String> others = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OTHERS)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    others.add(without(schema, row.getString(1)));
                }
            }
        }
        return others;
    }

    private static Column column(ResultSet row, String schema) throws SQLException {
        String value = row.getString(6);
        return new Column(
                row.getString(3),
                without(schema, row.getString(4)),
                row.getBoolean(5),
                value == null ? null : without(schema, value),
                row.getString(7));
    }

    private static Map<String, List<Part>> parts(Connection connection, String schema)
            throws SQLException {
        Map<String, List<Part>> parts = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(PARTS)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    parts.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(
                                    new Part(
                                            Kind.values()[row.getInt(2)],
                                            row.getString(3),
                                            without(schema, row.getString(4))));
                }
            }
        }
        return parts;
    }

    private static String without(String schema, String definition) {
        return definition.replaceAll("\\b" + schema + "\\.", "");
    }

    private static final String COLUMNS =
            """
            select c.relname, obj_description(c.oid, 'pg_class'), a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
                case when a.attidentity = 'a' then 'generated always as identity'
                    when a.attidentity = 'd' then 'generated by default as identity'
                    when a.attgenerated <> '' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ')'
                    else pg_get_expr(d.adbin, d.adrelid) end,
                col_description(c.oid, a.attnum)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            where n.nspname = ? and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relname not like 'databasechangelog%'
            order by c.relname, a.attnum
            """;

    private static final String PARTS =
            """
            with part as (
                select conrelid as of, position(contype in 'pufcx') - 1 as kind, conname as name, pg_get_constraintdef(oid) as definition
                    from pg_constraint where contype in ('p', 'u', 'f', 'c', 'x')
                union all
                select i.indrelid, 5, x.relname, pg_get_indexdef(x.oid) || case when i.indisvalid then '' else ' (invalid)' end
                    from pg_index i join pg_class x on x.oid = i.indexrelid
                    where not exists (select from pg_constraint k where k.conindid = x.oid and k.contype in ('p', 'u', 'x'))
                union all
                select tgrelid, 6, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
            )
            select c.relname, p.kind, p.name, p.definition
            from part p join pg_class c on c.oid = p.of join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname not like 'databasechangelog%'
            order by c.relname, p.kind, p.name collate "C"
            """;

    /// Of sequences those that no column brings along.
    private static final String OTHERS =
            """
            select what from (
                select c.relnamespace as namespace, 'sequence ' || c.relname as what from pg_class c
                    where c.relkind = 'S' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
                union all
                select pronamespace, 'function ' || oid::regprocedure from pg_proc
                union all
                select typnamespace, 'type ' || typname from pg_type where typtype in ('e', 'd', 'r')
            ) as other
            where namespace = to_regnamespace(?) order by what collate "C"
            """;
}
