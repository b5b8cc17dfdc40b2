package dev.tidemark.rehearsal.version;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a database holds, as text to compare and to read.
public final class SchemaText {
    private static final String TABLES =
            """
            select c.relname from pg_class c
            where c.relnamespace = to_regnamespace(?) and c.relkind in ('r', 'p')
                and c.relname not in ('databasechangelog', 'databasechangeloglock')
            order by c.relname
            """;
    private static final String COLUMNS =
            """
            select format('%s  %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                case when a.attnotnull then ' not null' end,
                coalesce(case when a.attgenerated = '' then ' default ' else ' generated ' end
                    || pg_get_expr(d.adbin, d.adrelid), ''))
            from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped order by a.attnum
            """;
    private static final String CONSTRAINTS =
            """
            select conname || ': ' || pg_get_constraintdef(oid) from pg_constraint
            where conrelid = to_regclass(?) and contype <> 'n' order by contype desc, conname
            """;
    private static final String INDEXES =
            """
            select pg_get_indexdef(i.indexrelid) from pg_index i
            where i.indrelid = to_regclass(?)
                and not exists (select from pg_constraint where conindid = i.indexrelid)
            order by 1
            """;
    private static final String OTHERS =
            """
            select text from (
                select relnamespace as namespace, 'relation ' || relname || ' of kind ' || relkind::text as text
                from pg_class where relkind not in ('r', 'p', 'i', 'I', 't')
                union all select pronamespace, 'function ' || proname from pg_proc
                union all select typnamespace, 'type ' || typname from pg_type where typtype in ('e', 'd', 'r')
                union all select relnamespace, 'trigger ' || tgname || ' on ' || relname
                from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal
            ) as other where namespace = to_regnamespace(?) order by text
            """;
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

    private final JdbcClient sql;

    /// @param dataSource of a role that may see everything
    public SchemaText(DataSource dataSource) {
        sql = JdbcClient.create(dataSource);
    }

    /// The tables of one schema with columns, types, nullability, defaults, keys, checks and
    /// indexes, and the names of whatever else is in it; the schema's name is `${schema}`. The
    /// changelog's own bookkeeping is left out.
    public String of(String schema) {
        List<String> lines = new ArrayList<>();
        for (String table : ask(TABLES, schema)) {
            String name = schema + "." + table;
            lines.add("table " + table);
            ask(COLUMNS, name).forEach(line -> lines.add("  " + line));
            ask(CONSTRAINTS, name).forEach(line -> lines.add("  " + line));
            ask(INDEXES, name).forEach(line -> lines.add("  " + line));
        }
        lines.addAll(ask(OTHERS, schema));
        return lines.stream()
                .map(line -> line.replace(schema + ".", "${schema}."))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Everything in the database that is not PostgreSQL's own, a line each.
    public List<String> everything() {
        return sql.sql(EVERYTHING).query((row, _) -> String.valueOf(row.getString(1))).list();
    }

    private List<String> ask(String query, String name) {
        return sql.sql(query)
                .param(name)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
