package dev.tidemark.projection.registry;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The table `registry.instance`: which processes are alive, and what each has code for.
public final class Instances {
    private static final String ALIVE = "seen_at > now() - interval '20 seconds'";

    private final Database database;

    public Instances(Database database) {
        this.database = database;
    }

    /// @param release of the code it runs
    /// @param versions it has code for
    /// @param reads how its reads went in the last minute, as JSON
    public record Instance(String name, String release, Set<ProjectionId> versions, String reads) {}

    /// To be repeated within 20 s.
    public void seen(String name, Collection<ProjectionId> versions, String reads) {
        database.sql()
                .sql(
                        """
                        insert into registry.instance (name, release, versions, reads) values (?, ?, ?, ?::jsonb)
                        on conflict (name) do update set release = excluded.release,
                            versions = excluded.versions, reads = excluded.reads, seen_at = now()
                        """)
                .params(
                        name,
                        Release.CURRENT,
                        versions.stream().map(ProjectionId::toString).toArray(String[]::new),
                        reads)
                .update();
    }

    public void gone(String name) {
        database.sql().sql("delete from registry.instance where name = ?").param(name).update();
    }

    public List<Instance> alive() {
        return database.sql()
                .sql(
                        "select name, release, versions, reads::text from registry.instance where "
                                + ALIVE
                                + " order by name")
                .query(Instances::instance)
                .list();
    }

    private static Instance instance(ResultSet row, int number) throws SQLException {
        Set<ProjectionId> versions =
                new java.util.TreeSet<>(java.util.Comparator.comparing(ProjectionId::toString));
        for (String one : (String[]) row.getArray(3).getArray()) {
            versions.add(ProjectionId.parse(one));
        }
        return new Instance(row.getString(1), row.getString(2), versions, row.getString(4));
    }
}
