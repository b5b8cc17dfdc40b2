package dev.tidemark.readmodel.imports.v1;

import dev.tidemark.projection.TableDefinition;
import dev.tidemark.readmodel.imports.ImportLine;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows as the fold sees them.
final class ImportsTables {
    static final TableDefinition<ImportKey, ImportRow> IMPORT =
            new TableDefinition<>("statement_import", ImportKey.class, ImportRow.class);
    static final TableDefinition<ProfileKey, ProfileRow> PROFILE =
            new TableDefinition<>("profile", ProfileKey.class, ProfileRow.class);
    static final TableDefinition<NumberKey, StatementRow> STATEMENT =
            new TableDefinition<>("statement", NumberKey.class, StatementRow.class);
    static final TableDefinition<NumberKey, RefusedRow> REFUSED =
            new TableDefinition<>("refused_row", NumberKey.class, RefusedRow.class);
    static final TableDefinition<NumberKey, LineRow> LINE =
            new TableDefinition<>("line", NumberKey.class, LineRow.class);
    static final List<TableDefinition<?, ?>> ALL =
            List.of(IMPORT, PROFILE, STATEMENT, REFUSED, LINE);

    private ImportsTables() {}

    record ImportKey(UUID household, UUID statementImport) {}

    record ProfileKey(UUID household, UUID statementImport, String setting) {}

    record ProfileRow(UUID household, UUID statementImport, String setting, String value) {}

    /// @param number 1-based within the import
    record NumberKey(UUID household, UUID statementImport, int number) {}

    record StatementRow(
            UUID household,
            UUID statementImport,
            int number,
            @Nullable String statementId,
            String currency,
            boolean fits,
            @Nullable Long opening,
            @Nullable LocalDate openingOn,
            @Nullable Long closing,
            @Nullable LocalDate closingOn,
            int lines,
            int pending,
            long sumOfLines,
            @Nullable Boolean balanced) {}

    record RefusedRow(
            UUID household, UUID statementImport, int number, int fileRow, String reason) {}

    record LineRow(
            UUID household,
            UUID statementImport,
            int number,
            LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            long amount,
            String currency,
            @Nullable String payee,
            @Nullable String memo,
            @Nullable String bankReference,
            int occurrence,
            ImportLine.Proposal proposal,
            @Nullable UUID duplicateOf,
            @Nullable String reason,
            @Nullable UUID transaction,
            boolean reverted) {
        LineRow became(UUID newTransaction, boolean nowReverted) {
            return new LineRow(
                    household,
                    statementImport,
                    number,
                    bookedOn,
                    valueOn,
                    amount,
                    currency,
                    payee,
                    memo,
                    bankReference,
                    occurrence,
                    proposal,
                    duplicateOf,
                    reason,
                    newTransaction,
                    nowReverted);
        }
    }
}
