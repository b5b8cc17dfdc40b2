package dev.tidemark.command.statementimport;

import dev.tidemark.command.decision.Access;
import dev.tidemark.command.decision.Command;
import java.util.UUID;

/// The next chunk of an import whose commit or revert was accepted. Handled by [Chunks].
///
/// @param lines of the chunk, at most [#MOST_LINES]
record FinishImport(UUID household, UUID statementImport, int lines) implements Command {
    /// With the two notes of the import an append stays below its 250 events.
    static final int MOST_LINES = 240;

    @Override
    public UUID aggregate() {
        return statementImport;
    }

    @Override
    public Access needs() {
        return Access.CONTINUE;
    }
}
