package dev.tidemark.projection.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Row level security, put on each table that has households: behind every query of an answer, the
/// database itself shows the household that the transaction has named, and no row before it has
/// named one. Whoever writes or owns the tables is not bound.
public final class RowSecurity {
    /// See `roles.sql` for the reasons.
    private static final String LACKING =
            """
            select statement from (
                select format('alter role %I bypassrls', rolname), rolbypassrls or rolsuper
                    from pg_roles where rolname = current_user
                union all
                select 'alter function pg_catalog.texticlike(text, text) leakproof', proleakproof
                    from pg_proc where oid = 'pg_catalog.texticlike(text, text)'::regprocedure
            ) as wanted (statement, done) where not done
            """;

    /// Parked households are asked for before one is named, and are the runners' own.
    private static final String ENABLE =
            """
            do $$
            declare
                unbound regclass;
            begin
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

    /// What a superuser has to run in this database first: without it builds would fail, and
    /// searches be slow.
    ///
    /// @param runner of the role that writes the rows
    public static List<String> lacking(Connection runner) throws SQLException {
        List<String> lacking = new ArrayList<>();
        try (Statement statement = runner.createStatement();
                ResultSet row = statement.executeQuery(LACKING)) {
            while (row.next()) {
                lacking.add(row.getString(1));
            }
        }
        return lacking;
    }

    /// May be repeated.
    ///
    /// @param connection of the tables' owner
    public static void enable(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ENABLE.replace("${schema}", schema));
        }
    }
}
