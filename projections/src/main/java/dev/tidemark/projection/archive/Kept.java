package dev.tidemark.projection.archive;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// What is in the schema of an archived version by now.
record Kept(Database runner, Contents contents) {
    Optional<Build> find() {
        return new Builds(runner)
                .all().stream()
                        .filter(build -> build.schema().equals(contents.schema()))
                        .findFirst();
    }

    /// Whether it answers, may answer again, or is being made.
    boolean isNeeded(Build build) {
        return runner.sql()
                .sql(
                        """
                        select exists (select from registry.active_version a
                                where (a.read_model, a.version, a.build) = (:model, :version, :number))
                            or exists (select from registry.migration m
                                where m.read_model = :model and m.closed_at is null
                                    and ((m.from_version, m.from_build) = (:version, :number)
                                        or (m.to_version, m.to_build) = (:version, :number)))
                        """)
                .param("model", build.projection().readModel())
                .param("version", build.projection().version())
                .param("number", build.number())
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /// When its retention time is over, if it has one.
    Optional<Instant> dropAt(Build build) {
        return runner.sql()
                .sql(
                        "select drop_at from registry.build where read_model = ? and version = ? and build = ? and drop_at is not null")
                .params(
                        build.projection().readModel(),
                        build.projection().version(),
                        build.number())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }
}
