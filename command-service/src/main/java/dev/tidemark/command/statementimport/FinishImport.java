package dev.tidemark.command.statementimport;

import dev.tidemark.command.decision.Access;
import dev.tidemark.command.decision.Command;
import java.util.UUID;

/// The next chunk of an import whose commit or revert was accepted. Handled by [Chunks].
record FinishImport(UUID household, UUID statementImport) implements Command {
    @Override
    public UUID aggregate() {
        return statementImport;
    }

    @Override
    public Access needs() {
        return Access.CONTINUE;
    }
}
