package dev.tidemark.query.operator;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.AuditRecord;
import dev.tidemark.projection.verification.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a migration leaves behind: its newest report, and who did what.
@RestController
@RequestMapping("/operator/migrations/{id}")
final class MigrationRecordsController {
    private final MigrationDesk desk;
    private final Inspectors inspectors;
    private final Audit audit;

    MigrationRecordsController(
            MigrationDesk desk,
            Inspectors inspectors,
            @Qualifier("runnerDatabase") Database runnerDatabase) {
        this.desk = desk;
        this.inspectors = inspectors;
        this.audit = new Audit(runnerDatabase);
    }

    record History(List<AuditRecord> records) {}

    /// Keys, columns, hashes and numbers; values for inspectors.
    @GetMapping("/report")
    Report report(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean values,
            @RequestParam(required = false) @Nullable String reason,
            Authentication caller) {
        Report report = desk.migrations().report(id);
        if (!values) {
            return report.withoutValues();
        }
        inspectors.record(
                caller,
                reason,
                "migration-inspect",
                "migration " + id,
                "report at position " + report.position());
        return report;
    }

    @GetMapping("/history")
    History history(@PathVariable long id) {
        desk.migrations().find(id);
        return new History(audit.of("migration " + id));
    }
}
