package dev.tidemark.projection.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Row level security, put on each table that has households: behind every query of an answer, the
/// database itself shows the household that the transaction has named, and no row before it has
/// named one. Whoever writes or owns the tables is not bound.
public final class RowSecurity {
    /// Parked households are asked for before one is named, and are the runners' own. Without what
    /// only a superuser can give (see `roles.sql`), builds would fail and searches be slow.
    private static final String ENABLE =
            """
            do $$
            declare
                unbound regclass;
            begin
                if not (select rolbypassrls from pg_roles where rolname = 'tidemark_runner')
                    or not (select proleakproof from pg_proc where oid = 'pg_catalog.texticlike(text, text)'::regprocedure) then
                    return;
                end if;
                for unbound in
                    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'household'
                    where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'p')
                        and c.relname <> 'parked' and not c.relrowsecurity
                loop
                    execute format('alter table %s enable row level security', unbound);
                    execute format('create policy of_household on %s for select to tidemark_query using '
                        '(household = nullif(current_setting(%L, true), %L)::uuid)', unbound, 'tidemark.household', '');
                end loop;
            end
            $$
            """;

    private RowSecurity() {}

    /// May be repeated. Does nothing where the server's superuser has not allowed for it.
    ///
    /// @param connection of the tables' owner
    public static void enable(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ENABLE.replace("${schema}", schema));
        }
    }
}
