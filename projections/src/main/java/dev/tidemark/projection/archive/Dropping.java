package dev.tidemark.projection.archive;

import dev.tidemark.projection.archive.ArchiveRefused.Kind;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.registry.VersionSchema;
import java.util.Locale;

/// Drops what one archive can bring back.
record Dropping(Database runner, VersionSchema schemas, String name, Contents contents) {
    Build drop(String by, String reason, Runnable buildsChanged) {
        return schemas.alone(
                contents.schema(),
                () -> {
                    Build build = end(by, reason);
                    // Who feeds it lets go first; who does not hear of it finds no tables.
                    buildsChanged.run();
                    schemas.drop(build.schema());
                    return runner.durably(() -> {
                        new Builds(runner).set(build, Build.State.DROPPED);
                        return build.in(Build.State.DROPPED);
                    });
                });
    }

    /// After a kill it is found retired, and dropped by the next attempt.
    private Build end(String by, String reason) {
        return runner.durably(() -> {
            var kept = new Kept(runner, contents);
            Build build = kept.find().orElseThrow(this::nothingKept);
            if (kept.isNeeded(build) || !isRestored(build)) {
                throw new ArchiveRefused(
                        Kind.SCHEMA_EXISTS,
                        "schema %s is not dropped: it holds build %d of %s, which %s"
                                .formatted(
                                        build.schema(),
                                        build.number(),
                                        build.projection(),
                                        why(kept, build)));
            }
            new Builds(runner).set(build, Build.State.RETIRED);
            new Audit(runner)
                    .record(
                            by,
                            "archive drop",
                            name,
                            reason,
                            build.state().name().toLowerCase(Locale.ROOT),
                            "dropped");
            return build;
        });
    }

    /// A build that only follows, and is no migration's, was restored.
    private boolean isRestored(Build build) {
        return switch (build.state()) {
            case FOLLOWING -> true;
            case RETIRED -> build.number() >= contents.build();
            case PREPARING, BUILDING, LIVE, DROPPED -> false;
        };
    }

    private static String why(Kept kept, Build build) {
        return kept.isNeeded(build)
                ? "answers or belongs to an open migration: see tidemark projections"
                : "is " + build.state().name().toLowerCase(Locale.ROOT);
    }

    private ArchiveRefused nothingKept() {
        return new ArchiveRefused(
                Kind.NOTHING_KEPT,
                "schema %s of archive %s is not there: restore it with tidemark archive restore %s"
                        .formatted(contents.schema(), name, name));
    }
}
