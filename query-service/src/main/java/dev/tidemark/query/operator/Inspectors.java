package dev.tidemark.query.operator;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/// Values are the households': whoever wants to see them needs a scope of its own, says why, and
/// leaves a record.
@Component
final class Inspectors {
    private static final String INSPECT = "SCOPE_operator:inspect";

    private final Audit audit;

    Inspectors(@Qualifier("runnerDatabase") Database runnerDatabase) {
        this.audit = new Audit(runnerDatabase);
    }

    /// Who asks may look, and says why.
    ///
    /// @throws Refused if the caller lacks the scope, or gives no reason
    void require(Authentication caller, @Nullable String reason) {
        if (caller.getAuthorities().stream().noneMatch(a -> INSPECT.equals(a.getAuthority()))) {
            throw new Refused(
                    Problem.FORBIDDEN,
                    "values are the households': a token with the scope operator:inspect shows them");
        }
        Reason.parameter(reason);
    }

    /// To be called before anything is shown.
    ///
    /// @param shown what exactly
    /// @throws Refused as [#require]; then nothing is recorded
    void record(
            Authentication caller,
            @Nullable String reason,
            String action,
            String subject,
            String shown) {
        require(caller, reason);
        audit.record(caller.getName(), action, subject, Reason.parameter(reason), "", shown);
    }
}
