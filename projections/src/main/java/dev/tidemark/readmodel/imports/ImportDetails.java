package dev.tidemark.readmodel.imports;

import java.util.List;
import java.util.Map;

/// @param profile the CSV dialect that the file was read with; empty for other formats
public record ImportDetails(
        ImportSummary summary,
        Map<String, String> profile,
        List<ImportStatement> statements,
        List<RefusedRow> refused) {
    public ImportDetails {
        profile = Map.copyOf(profile);
        statements = List.copyOf(statements);
        refused = List.copyOf(refused);
    }

    /// A row of the file that could not be read.
    public record RefusedRow(int row, String reason) {}
}
