package dev.tidemark.readmodel.imports.v1;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.Money;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.readmodel.imports.ImportLine;
import dev.tidemark.readmodel.imports.ImportStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file and how far its import has got.
///
/// @param currency of the sums; `null` before the first line
record ImportRow(
        UUID household,
        UUID statementImport,
        UUID account,
        String fileName,
        String sha256,
        String format,
        ImportStatus status,
        Instant uploadedAt,
        int lines,
        int fresh,
        int duplicates,
        int pending,
        int refused,
        int recorded,
        long recordedSum,
        @Nullable String currency,
        @Nullable Integer declared,
        @Nullable Long declaredSum,
        int voided,
        long version) {
    static ImportRow of(StatementEvent.StatementUploaded uploaded, EventEnvelope at) {
        return new ImportRow(
                at.household(),
                at.aggregate(),
                uploaded.account(),
                uploaded.fileName().text(),
                uploaded.sha256(),
                uploaded.format(),
                ImportStatus.PARSED,
                at.recordedAt(),
                uploaded.lines(),
                0,
                0,
                0,
                uploaded.refused().size(),
                0,
                0,
                null,
                null,
                null,
                0,
                at.aggregateSeq());
    }

    ImportRow at(ImportStatus newStatus, long newVersion) {
        return new ImportRow(
                household,
                statementImport,
                account,
                fileName,
                sha256,
                format,
                newStatus,
                uploadedAt,
                lines,
                fresh,
                duplicates,
                pending,
                refused,
                recorded,
                recordedSum,
                currency,
                declared,
                declaredSum,
                voided,
                newVersion);
    }

    ImportRow proposed(ImportLine.Proposal proposal, String lineCurrency) {
        return counted(
                fresh + (proposal == ImportLine.Proposal.NEW ? 1 : 0),
                duplicates + (proposal == ImportLine.Proposal.DUPLICATE ? 1 : 0),
                pending + (proposal == ImportLine.Proposal.PENDING ? 1 : 0),
                recorded,
                recordedSum,
                lineCurrency,
                voided);
    }

    ImportRow recorded(long amount) {
        long sum = Math.addExact(recordedSum, amount);
        return counted(fresh, duplicates, pending, recorded + 1, sum, currency, voided);
    }

    ImportRow voidedOne() {
        return counted(fresh, duplicates, pending, recorded, recordedSum, currency, voided + 1);
    }

    private ImportRow counted(
            int newFresh,
            int newDuplicates,
            int newPending,
            int newRecorded,
            long newSum,
            @Nullable String newCurrency,
            int newVoided) {
        return new ImportRow(
                household,
                statementImport,
                account,
                fileName,
                sha256,
                format,
                status,
                uploadedAt,
                lines,
                newFresh,
                newDuplicates,
                newPending,
                refused,
                newRecorded,
                newSum,
                newCurrency,
                declared,
                declaredSum,
                newVoided,
                version);
    }

    ImportRow declared(int count, Money sum) {
        return new ImportRow(
                household,
                statementImport,
                account,
                fileName,
                sha256,
                format,
                status,
                uploadedAt,
                lines,
                fresh,
                duplicates,
                pending,
                refused,
                recorded,
                recordedSum,
                sum.currency(),
                count,
                sum.minor(),
                voided,
                version);
    }
}
