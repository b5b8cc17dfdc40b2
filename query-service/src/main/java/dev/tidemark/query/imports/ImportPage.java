package dev.tidemark.query.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tidemark.readmodel.imports.ImportDetails;
import dev.tidemark.readmodel.imports.ImportLine;
import dev.tidemark.readmodel.imports.ImportStatement;
import dev.tidemark.readmodel.imports.ImportSummary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An import with one page of its lines.
///
/// @param lines by number
/// @param next the cursor of the lines that follow; `null` on the last page
record ImportPage(
        @JsonUnwrapped ImportSummary summary,
        Map<String, String> profile,
        List<ImportStatement> statements,
        List<ImportDetails.RefusedRow> refused,
        List<ImportLine> lines,
        @Nullable String next) {
    static ImportPage of(ImportDetails details, List<ImportLine> lines, @Nullable String next) {
        return new ImportPage(
                details.summary(),
                details.profile(),
                details.statements(),
                details.refused(),
                lines,
                next);
    }

    long version() {
        return summary.version();
    }
}
