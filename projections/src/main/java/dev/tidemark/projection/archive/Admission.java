package dev.tidemark.projection.archive;

import dev.tidemark.copies.GarbledCopy;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.archive.ArchiveRefused.Kind;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Release;
import dev.tidemark.projection.registry.VersionFiles;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;

/// Whether an archive can be restored here; each refusal says what can be done instead.
record Admission(Database runner, String name, Path directory, Contents contents) {

    /// The release's code for the archived version.
    Projection code(Collection<Projection> projections) {
        Projection code =
                projections.stream()
                        .filter(p -> p.id().equals(contents.id()))
                        .findFirst()
                        .orElseThrow(() ->
                                refused(
                                        Kind.NEEDS_RELEASE,
                                        "this release (%s) has no code for %s: restore it with release %s, which archived it"
                                                .formatted(
                                                        Release.CURRENT,
                                                        contents.projection(),
                                                        contents.release())));
        if (!VersionFiles.of(code).checksum().equals(contents.code())) {
            throw refused(
                    Kind.NEEDS_RELEASE,
                    "%s of this release (%s) has another changelog than the one archived: restore it with release %s, or build the version anew with tidemark migrate start %s"
                            .formatted(
                                    contents.projection(),
                                    Release.CURRENT,
                                    contents.release(),
                                    contents.id().readModel()));
        }
        return code;
    }

    void requireThisStore() {
        UUID store =
                runner.sql()
                        .sql("select store_id from event_store.store")
                        .query(UUID.class)
                        .single();
        if (!store.equals(contents.store())) {
            throw refused(
                    Kind.OTHER_STORE,
                    "it counts the events of store %s, this is store %s: build the version anew with tidemark migrate start %s"
                            .formatted(contents.store(), store, contents.id().readModel()));
        }
    }

    void requireUnharmed() {
        try {
            contents.tables().forEach(table -> table.requireUnharmed(directory));
        } catch (GarbledCopy e) {
            throw new ArchiveRefused(Kind.GARBLED, e);
        }
    }

    void requireNoSchema() {
        boolean exists =
                runner.sql()
                        .sql("select to_regnamespace(?) is not null")
                        .param(contents.schema())
                        .query(Boolean.class)
                        .single();
        if (exists) {
            var kept = new Kept(runner, contents);
            throw refused(
                    Kind.SCHEMA_EXISTS,
                    "schema %s exists%s"
                            .formatted(
                                    contents.schema(),
                                    kept.find().map(build -> holds(kept, build)).orElse("")));
        }
    }

    private String holds(Kept kept, Build build) {
        String what =
                " and holds build %d of %s, which is %s%s"
                        .formatted(
                                build.number(),
                                build.projection(),
                                build.state().name().toLowerCase(Locale.ROOT),
                                kept.dropAt(build).map(at -> " and goes at " + at).orElse(""));
        return kept.isNeeded(build)
                ? what + ": it is in use, see tidemark projections"
                : what + ": drop it with tidemark archive drop " + name;
    }

    private ArchiveRefused refused(Kind kind, String why) {
        return new ArchiveRefused(kind, "archive %s is not restored: %s".formatted(name, why));
    }
}
