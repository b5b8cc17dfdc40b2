package dev.tidemark.query.operator;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.AuditRecord;
import dev.tidemark.projection.verification.Report;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
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
    private static final String INSPECT = "SCOPE_operator:inspect";

    private final MigrationDesk desk;
    private final Audit audit;

    MigrationRecordsController(
            MigrationDesk desk, @Qualifier("runnerDatabase") Database runnerDatabase) {
        this.desk = desk;
        this.audit = new Audit(runnerDatabase);
    }

    record History(List<AuditRecord> records) {}

    /// Keys, columns, hashes and numbers. Values are the households': whoever wants to see them
    /// needs a scope of its own, says why, and leaves a record.
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
        requireInspector(caller);
        audit.record(
                caller.getName(),
                "migration-inspect",
                "migration " + id,
                Reason.parameter(reason),
                "",
                "report at position " + report.position());
        return report;
    }

    private static void requireInspector(Authentication caller) {
        if (caller.getAuthorities().stream().noneMatch(a -> INSPECT.equals(a.getAuthority()))) {
            throw new Refused(
                    Problem.FORBIDDEN,
                    "values are the households': a token with the scope operator:inspect shows them");
        }
    }

    @GetMapping("/history")
    History history(@PathVariable long id) {
        desk.migrations().find(id);
        return new History(audit.of("migration " + id));
    }
}
