package dev.tidemark.readmodel.imports;

import dev.tidemark.projection.View;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statement imports of a household.
public interface Imports extends View {
    /// The newest first.
    ///
    /// @param before only imports older than this one
    List<ImportSummary> imports(UUID household, @Nullable UUID before, int limit);

    Optional<ImportDetails> find(UUID household, UUID statementImport);

    /// Lines by number.
    ///
    /// @param after only lines with a higher number
    List<ImportLine> lines(UUID household, UUID statementImport, int after, int limit);
}
