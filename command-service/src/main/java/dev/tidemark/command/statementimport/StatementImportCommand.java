package dev.tidemark.command.statementimport;

import dev.tidemark.command.decision.Access;
import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Mentions;
import dev.tidemark.event.StatementEvent.CommittedLine;
import dev.tidemark.event.StatementEvent.StatementLine;
import dev.tidemark.event.StatementEvent.StatementUploaded;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What may be asked of the import of one file.
sealed interface StatementImportCommand extends Command {
    UUID statementImport();

    @Override
    default UUID aggregate() {
        return statementImport();
    }

    /// The file was read and compared before; all that is left is to store the result.
    record Upload(UUID household, StatementUploaded file, List<StatementLine> lines)
            implements StatementImportCommand {
        public Upload {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID statementImport() {
            return file.statementImport();
        }

        @Override
        public Mentions mentions() {
            return new Mentions(Set.of(file.account()), Set.of(), Set.of(), null);
        }
    }

    /// The file is here already: nothing happens.
    record UploadAgain(UUID household, UUID statementImport) implements StatementImportCommand {}

    /// @param account that the import is for, where it is known before the import is read
    record Commit(
            UUID household,
            UUID statementImport,
            @Nullable Long expectedVersion,
            @Nullable UUID account,
            Map<Integer, UUID> categories,
            List<Integer> keepDuplicates,
            List<Integer> skip,
            boolean acceptImbalance)
            implements StatementImportCommand {
        public Commit {
            categories = Map.copyOf(categories);
            keepDuplicates = List.copyOf(keepDuplicates);
            skip = List.copyOf(skip);
        }

        @Override
        public Mentions mentions() {
            return new Mentions(
                    account == null ? Set.of() : Set.of(account),
                    new HashSet<>(categories.values()),
                    Set.of(),
                    null);
        }
    }

    record Revert(UUID household, UUID statementImport, @Nullable Long expectedVersion)
            implements StatementImportCommand {}

    /// A step of what was accepted; nobody has to be asked again.
    sealed interface Step extends StatementImportCommand {
        @Override
        default Access needs() {
            return Access.CONTINUE;
        }
    }

    /// Asks for the next lines to record, as commands. Changes nothing.
    ///
    /// @param ids for the transactions and their only lines, two for each line
    record NextLines(UUID household, UUID statementImport, List<UUID> ids) implements Step {}

    record NoteRecorded(UUID household, UUID statementImport, List<CommittedLine> lines)
            implements Step {}

    /// Asks for the next transactions to void. Changes nothing.
    record NextVoids(UUID household, UUID statementImport, int atMost) implements Step {}

    record NoteVoided(UUID household, UUID statementImport, List<CommittedLine> lines)
            implements Step {}
}
