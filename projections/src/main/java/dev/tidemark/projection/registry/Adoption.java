package dev.tidemark.projection.registry;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.database.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Builds whose changelog is another in this release than the one that made them: two branches made
/// the same version, or somebody edited it afterwards. Such a release answers for them only once an
/// operator says that it may.
public final class Adoption {
    private final Database database;
    private final Map<String, String> checksums = new TreeMap<>();

    public Adoption(Database database, Collection<Projection> projections) {
        this.database = database;
        projections.forEach(projection ->
                checksums.put(projection.id().toString(), VersionFiles.of(projection).checksum()));
    }

    private record Made(ProjectionId projection, int build, String code) {}

    /// The versions of kept builds that this release has another changelog for.
    public List<ProjectionId> foreign() {
        return made().stream().map(Made::projection).distinct().toList();
    }

    /// The kept builds that this release may feed: none that another changelog made.
    public List<Build> fed() {
        List<ProjectionId> foreign = foreign();
        return new Builds(database)
                .kept().stream().filter(build -> !foreign.contains(build.projection())).toList();
    }

    /// Whether this release has the code that made the build.
    public boolean carries(Build build) {
        String own = checksums.get(build.projection().toString());
        return own != null
                && database.sql()
                        .sql(
                                """
                                select coalesce(code = ?, true) from registry.build
                                where read_model = ? and version = ? and build = ?
                                """)
                        .params(
                                own,
                                build.projection().readModel(),
                                build.projection().version(),
                                build.number())
                        .query((row, _) -> row.getBoolean(1))
                        .single();
    }

    private List<Made> made() {
        return database
                .sql()
                .sql(
                        """
                        select read_model, version, build, code from registry.build
                        where state in ('following', 'live') and code is not null
                        order by read_model, version, build
                        """)
                .query((row, _) ->
                        new Made(
                                new ProjectionId(row.getString(1), row.getInt(2)),
                                row.getInt(3),
                                row.getString(4)))
                .list()
                .stream()
                .filter(made -> !made.code().equals(codeOf(made)))
                .toList();
    }

    /// A version that this release lacks is another matter.
    private String codeOf(Made made) {
        return checksums.getOrDefault(made.projection().toString(), made.code());
    }

    /// Accepts this release's changelog as that of the version's builds.
    ///
    /// @return `false` if there is nothing to accept
    public boolean adopt(String readModel, int version, Operator operator) {
        return database.durably(() -> {
            List<Made> found =
                    made().stream()
                            .filter(made -> made.projection().readModel().equals(readModel))
                            .filter(made -> made.projection().version() == version)
                            .toList();
            found.forEach(made -> adopt(made, operator));
            return !found.isEmpty();
        });
    }

    private void adopt(Made made, Operator operator) {
        database.sql()
                .sql(
                        "update registry.build set code = ? where read_model = ? and version = ? and build = ?")
                .params(
                        codeOf(made),
                        made.projection().readModel(),
                        made.projection().version(),
                        made.build())
                .update();
        new Audit(database)
                .record(
                        operator.name(),
                        "adopt",
                        made.projection() + "." + made.build(),
                        operator.reason(),
                        made.code(),
                        codeOf(made));
    }
}
