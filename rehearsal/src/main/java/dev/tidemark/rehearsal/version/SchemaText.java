package dev.tidemark.rehearsal.version;

import dev.tidemark.store.SchemaShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a database holds, as text to compare and to read.
public final class SchemaText {
    private static final String EVERYTHING =
            """
            select text from (
                select nspname as schema, 'schema ' || nspname as text from pg_namespace
                union all select nspname, 'relation ' || nspname || '.' || relname || ' of kind ' || relkind::text
                    || coalesce(' with ' || array_to_string(reloptions, ','), '') || coalesce(' grants ' || relacl::text, '')
                from pg_class c join pg_namespace n on n.oid = relnamespace
                union all select nspname, 'column ' || attrelid::regclass || '.' || attname || ' '
                    || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end
                from pg_attribute a join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
                where attnum > 0 and not attisdropped
                union all select nspname, 'constraint ' || conname || ' on ' || conrelid::regclass || ' '
                    || pg_get_constraintdef(c.oid)
                from pg_constraint c join pg_namespace n on n.oid = connamespace
                union all select nspname, 'function ' || p.oid::regprocedure from pg_proc p
                    join pg_namespace n on n.oid = pronamespace
                union all select nspname, 'type ' || nspname || '.' || typname from pg_type t
                    join pg_namespace n on n.oid = typnamespace
                union all select nspname, 'trigger ' || tgname || ' on ' || tgrelid::regclass
                from pg_trigger t join pg_class c on c.oid = tgrelid join pg_namespace n on n.oid = relnamespace
                where not tgisinternal
                union all select '', 'extension ' || extname from pg_extension
                union all select '', 'role ' || rolname from pg_roles
            ) as one
            where schema not in ('pg_catalog', 'information_schema', 'pg_toast') and schema not like 'pg_temp%'
                and schema not like 'pg_toast_temp%' order by text
            """;

    private final DataSource dataSource;

    /// @param dataSource of a role that may see everything
    public SchemaText(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// The tables of one schema with columns, types, nullability, defaults, keys, checks, indexes
    /// and triggers, and the names of whatever else is in it. The changelog's own bookkeeping is
    /// left out.
    public String of(String schema) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            SchemaShape shape = SchemaShape.of(connection, schema);
            for (SchemaShape.Table table : shape.tables()) {
                lines.add("table " + table.name());
                table.columns().forEach(column -> lines.add("  " + text(column)));
                table.parts().forEach(part -> lines.add("  " + text(part)));
            }
            lines.addAll(shape.others());
        }
        return String.join("\n", lines) + "\n";
    }

    private static String text(SchemaShape.Column column) {
        return column.name() + "  " + column.definition();
    }

    /// The definitions of indexes and triggers begin with their names.
    private static String text(SchemaShape.Part part) {
        return switch (part.kind()) {
            case PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, EXCLUSION ->
                    part.name() + ": " + part.definition();
            case INDEX, TRIGGER -> part.definition();
        };
    }

    /// Everything in the database that is not PostgreSQL's own, a line each.
    public List<String> everything() {
        return JdbcClient.create(dataSource)
                .sql(EVERYTHING)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
