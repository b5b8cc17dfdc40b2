package dev.tidemark.query.operator;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.archive.Archive;
import dev.tidemark.projection.archive.Archives;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Operator;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Versions that are no longer answered by, as files. A restored one is fed, and answers nothing.
@RestController
@RequestMapping("/operator/archives")
final class ArchiveController {
    private final ObjectProvider<Archives> engine;
    private final List<Projection> projections;

    ArchiveController(ObjectProvider<Archives> engine, List<Projection> projections) {
        this.engine = engine;
        this.projections = projections;
    }

    record AllArchives(List<ArchiveState> archives) {}

    /// @param position how many events are in its rows
    /// @param code whether this release has code for the version
    /// @param keptBuild what is in the version's schema by now, `null` if it has none
    /// @param keptState for example `following`, which a restored build is
    record ArchiveState(
            String name,
            String projection,
            int build,
            long position,
            Instant createdAt,
            long rows,
            long bytes,
            boolean code,
            @Nullable Integer keptBuild,
            @Nullable String keptState) {}

    @GetMapping
    AllArchives all() {
        Archives archives = archives();
        return new AllArchives(archives.list().stream().map(one -> of(archives, one)).toList());
    }

    /// Makes the schema again, with the rows as they were; runners bring it up to date from there.
    @PostMapping("/{name}/restore")
    ArchiveState restore(@PathVariable String name, @RequestBody Reason body, Principal caller) {
        Operator operator = MigrationController.operator(caller, body.reason());
        archives().restore(name, projections, operator.name(), operator.reason());
        return of(archives(), archives().find(name));
    }

    /// Drops the schema of what was restored, or of a retired version before its time.
    @PostMapping("/{name}/drop")
    ArchiveState drop(@PathVariable String name, @RequestBody Reason body, Principal caller) {
        Operator operator = MigrationController.operator(caller, body.reason());
        archives().drop(name, operator.name(), operator.reason());
        return of(archives(), archives().find(name));
    }

    /// Deletes the files for good; answers what is left.
    @PostMapping("/{name}/purge")
    AllArchives purge(@PathVariable String name, @RequestBody Reason body, Principal caller) {
        Operator operator = MigrationController.operator(caller, body.reason());
        archives().purge(name, operator.name(), operator.reason());
        return all();
    }

    private Archives archives() {
        Archives archives = engine.getIfAvailable();
        if (archives == null) {
            throw MigrationDesk.noEngine();
        }
        return archives;
    }

    private ArchiveState of(Archives archives, Archive one) {
        Optional<Build> kept = archives.kept(one.name());
        return new ArchiveState(
                one.name(),
                one.projection().toString(),
                one.build(),
                one.position(),
                one.createdAt(),
                one.rows(),
                one.bytes(),
                projections.stream().anyMatch(p -> p.id().equals(one.projection())),
                kept.map(Build::number).orElse(null),
                kept.map(build -> build.state().name().toLowerCase(Locale.ROOT)).orElse(null));
    }
}
